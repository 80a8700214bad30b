using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millibar.Tables.Typing;

/// <summary>The distinct texts of a column as UTF-8, numbered in the order of their first appearance.</summary>
internal sealed class LevelSet
{
    private const int LargestChunk = 1 << 20;
    private readonly List<byte[]> _chunks = [];
    private int[] _buckets = new int[16];
    private Level[] _levels = new Level[8];
    private int _chunkUsed;

    /// <summary>Number of distinct texts.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a level.</summary>
    public ReadOnlySpan<byte> this[int level]
    {
        get
        {
            ref readonly var entry = ref _levels[level];
            return _chunks[entry.Chunk].AsSpan(entry.Start, entry.Length);
        }
    }

    /// <summary>Rows that have the level.</summary>
    public int RowsOf(int level) => _levels[level].Rows;

    /// <summary>Line on which the level first appears.</summary>
    public long FirstLineOf(int level) => _levels[level].FirstLine;

    /// <summary>The number of a text, which is added if it is new; counts the row.</summary>
    public int Add(ReadOnlySpan<byte> text, long line)
    {
        var hash = Hash(text);
        ref var bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        for (var i = bucket - 1; i >= 0; i = _levels[i].Next)
        {
            ref var level = ref _levels[i];
            if (level.Hash != hash || level.Length != text.Length || !_chunks[level.Chunk].AsSpan(level.Start, level.Length).SequenceEqual(text)) continue;
            level.Rows++;
            return i;
        }

        return Insert(text, hash, line);
    }

    private int Insert(ReadOnlySpan<byte> text, uint hash, long line)
    {
        if (Count == _levels.Length) Grow();
        var (chunk, start) = Store(text);
        ref var bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        _levels[Count] = new Level { Hash = hash, Next = bucket - 1, Chunk = chunk, Start = start, Length = text.Length, Rows = 1, FirstLine = line };
        bucket = ++Count;
        return Count - 1;
    }

    private (int Chunk, int Start) Store(ReadOnlySpan<byte> text)
    {
        if (_chunks.Count == 0 || _chunks[^1].Length - _chunkUsed < text.Length)
        {
            var size = _chunks.Count == 0 ? 128 : Math.Min(LargestChunk, _chunks[^1].Length * 2);
            _chunks.Add(new byte[Math.Max(size, text.Length)]);
            _chunkUsed = 0;
        }

        text.CopyTo(_chunks[^1].AsSpan(_chunkUsed));
        var start = _chunkUsed;
        _chunkUsed += text.Length;
        return (_chunks.Count - 1, start);
    }

    private void Grow()
    {
        Array.Resize(ref _levels, _levels.Length * 2);
        _buckets = new int[_levels.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            ref var bucket = ref _buckets[_levels[i].Hash & (uint)(_buckets.Length - 1)];
            _levels[i].Next = bucket - 1;
            bucket = i + 1;
        }
    }

    /// <summary>Multiply and fold, eight bytes at a time (the step of wyhash).</summary>
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)text.Length;
        ref var bytes = ref MemoryMarshal.GetReference(text);
        var i = 0;
        for (; i + 8 <= text.Length; i += 8) hash = Fold(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, i)));
        ulong tail = 0;
        for (; i < text.Length; i++) tail = tail << 8 | text[i];
        hash = Fold(hash ^ tail);
        return (uint)(hash ^ hash >> 32);
    }

    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value, 0xA0761D6478BD642FUL, out var low);
        return high ^ low;
    }

    private struct Level
    {
        public uint Hash;
        public int Next;
        public int Chunk;
        public int Start;
        public int Length;
        public int Rows;
        public long FirstLine;
    }
}
