using System.Collections;
using Millibar.Evidence;

namespace Millibar.Engines.Tests.Journals;

/// <summary>Entries that cancel the append when it has come half-way (its second walk: the first one checks the bodies).</summary>
internal sealed class CancellingEntries(int count, int half, CancellationTokenSource cancel) : IReadOnlyList<NewEntry>
{
    private int _walks;

    public int Count => count;

    public NewEntry this[int index] => new("e", null, "{}"u8.ToArray());

    public IEnumerator<NewEntry> GetEnumerator()
    {
        var walk = ++_walks;
        for (var i = 0; i < count; i++)
        {
            if (walk == 2 && i == half) cancel.Cancel();
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
