namespace Millibar.Data.Labels;

/// <summary>Keeps the most suspect rows of many: which these are does not depend on the order in which they come.</summary>
/// <param name="capacity">How many to keep, at least 1.</param>
internal sealed class MostSuspect(int capacity)
{
    private readonly PriorityQueue<int, (double Suspicion, int Row)> _kept = new(LeastFirst);
    private double _cut = double.NegativeInfinity;

    /// <summary>The rows kept, in no order.</summary>
    public IEnumerable<int> Rows => _kept.UnorderedItems.Select(item => item.Element);

    /// <summary>Takes note of a row; may be called from several threads.</summary>
    /// <param name="row">The row.</param>
    /// <param name="suspicion">Higher is more suspect; of equal rows the first in the data counts as more suspect.</param>
    public void Add(int row, double suspicion)
    {
        if (suspicion < Volatile.Read(ref _cut)) return;
        lock (_kept)
        {
            if (_kept.Count < capacity) _kept.Enqueue(row, (suspicion, row));
            else _kept.EnqueueDequeue(row, (suspicion, row));
            if (_kept.Count == capacity && _kept.TryPeek(out _, out var least)) Volatile.Write(ref _cut, least.Suspicion);
        }
    }

    private static readonly Comparer<(double Suspicion, int Row)> LeastFirst = Comparer<(double Suspicion, int Row)>.Create((a, b) =>
        a.Suspicion != b.Suspicion ? a.Suspicion.CompareTo(b.Suspicion) : b.Row.CompareTo(a.Row));
}
