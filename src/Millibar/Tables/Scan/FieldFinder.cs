using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Millibar.Tables.Scan;

/// <summary>Finds delimiters, quotes and line ends, 32 bytes at a time.</summary>
/// <remarks>Reads up to 32 bytes beyond <c>end</c>: the buffer must be that much longer.</remarks>
internal struct FieldFinder
{
    private readonly byte[] _buffer;
    private readonly int _end;
    private readonly Vector256<byte> _delimiter;
    private int _base;
    private uint _mask;

    public FieldFinder(byte[] buffer, int start, int end, byte delimiter)
    {
        _buffer = buffer;
        _end = end;
        _delimiter = Vector256.Create(delimiter);
        _base = start - 32;
        _mask = 0;
    }

    /// <summary>Slack that the buffer needs after its last byte.</summary>
    public const int Slack = 32;

    /// <summary>Goes on from another position.</summary>
    public void JumpTo(int position)
    {
        _mask = 0;
        _base = position - 32;
    }

    /// <summary>Goes on from another position, unless the search is near it already.</summary>
    public void JumpToIfBehind(int position)
    {
        if (position > _base + 32) JumpTo(position);
    }

    /// <summary>Position of the next delimiter, quote, CR or LF; <c>end</c> when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next()
    {
        while (_mask == 0)
        {
            _base += 32;
            if (_base >= _end) return _end;
            var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_buffer), (nuint)_base);
            var hits = Vector256.Equals(bytes, _delimiter)
                | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\r'));
            _mask = hits.ExtractMostSignificantBits();
            if (_end - _base < 32) _mask &= (1u << (_end - _base)) - 1;
        }

        var position = _base + BitOperations.TrailingZeroCount(_mask);
        _mask &= _mask - 1;
        return position;
    }
}
