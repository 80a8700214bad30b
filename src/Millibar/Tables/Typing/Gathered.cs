namespace Millibar.Tables.Typing;

/// <summary>A list that grows in blocks, so that long columns are copied once only.</summary>
internal sealed class Gathered<T>
{
    private const int BlockSize = 1 << 13;
    private readonly List<T[]> _full = [];
    private T[] _last = new T[32];
    private int _used;

    /// <summary>Number of items.</summary>
    public int Count => _full.Count * BlockSize + _used;

    public void Add(T item)
    {
        if (_used == _last.Length) Extend();
        _last[_used++] = item;
    }

    /// <summary>All items; the list is empty afterwards.</summary>
    public T[] TakeArray()
    {
        var all = new T[Count];
        for (var i = 0; i < _full.Count; i++)
        {
            _full[i].CopyTo(all, i * BlockSize);
            _full[i] = [];
        }

        _last.AsSpan(0, _used).CopyTo(all.AsSpan(_full.Count * BlockSize));
        _full.Clear();
        _last = [];
        _used = 0;
        return all;
    }

    private void Extend()
    {
        if (_last.Length < BlockSize)
        {
            Array.Resize(ref _last, Math.Max(32, _last.Length * 2));
            return;
        }

        _full.Add(_last);
        _last = new T[BlockSize];
        _used = 0;
    }
}
