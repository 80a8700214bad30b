using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Millibar.Evidence;

/// <summary>The few names that may stand in one place of a JSON text, found without making a string.</summary>
internal sealed class NameSet(params string[] names)
{
    private readonly byte[][] _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The names, in order.</summary>
    public ImmutableArray<string> Names { get; } = [.. names];

    /// <summary>Which name the reader stands on; -1 for none of them.</summary>
    public int IndexOf(ref Utf8JsonReader json)
    {
        for (var i = 0; i < _utf8.Length; i++)
            if (json.ValueTextEquals(_utf8[i]))
                return i;
        return -1;
    }
}
