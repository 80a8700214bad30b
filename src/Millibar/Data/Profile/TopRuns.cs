using System.Collections.Immutable;

namespace Millibar.Data.Profile;

/// <summary>Keeps the most frequent values; among equally frequent ones the first offered.</summary>
internal struct TopRuns(int capacity)
{
    private readonly double[] _values = new double[capacity];
    private readonly int[] _counts = new int[capacity];
    private int _used;

    /// <summary>Offers a value with its count.</summary>
    public void Offer(double value, int count)
    {
        if (count == 0 || _used == _counts.Length && count <= _counts[^1]) return;
        var at = _used < _counts.Length ? _used++ : _used - 1;
        while (at > 0 && _counts[at - 1] < count)
        {
            _values[at] = _values[at - 1];
            _counts[at] = _counts[at - 1];
            at--;
        }

        _values[at] = value;
        _counts[at] = count;
    }

    /// <summary>The values kept, most frequent first.</summary>
    public readonly ImmutableArray<ValueCount> ToValues(Func<double, string> write)
    {
        var top = ImmutableArray.CreateBuilder<ValueCount>(_used);
        for (var i = 0; i < _used; i++) top.Add(new ValueCount(write(_values[i]), _counts[i]));
        return top.ToImmutable();
    }
}
