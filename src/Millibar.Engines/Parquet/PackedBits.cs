using System.Buffers;
using System.Numerics;

namespace Millibar.Engines.Parquet;

/// <summary>Small whole numbers, each in the same number of bits: Parquet's hybrid of runs and packed bits, always one run.</summary>
/// <remarks>Source: Apache Parquet, Encodings.md, "RLE/Bit-Packing Hybrid".</remarks>
internal static class PackedBits
{
    private const int GroupSize = 8;

    /// <summary>Bits that the largest value needs.</summary>
    public static int Width(int largest) => 32 - BitOperations.LeadingZeroCount((uint)largest);

    /// <summary>Writes a run: the same value again and again.</summary>
    public static void WriteRun(ArrayBufferWriter<byte> target, int count, int value, int width)
    {
        new CompactWriter(target).Varint((ulong)count << 1);
        for (var bits = 0; bits < width; bits += 8)
        {
            target.GetSpan(1)[0] = (byte)(value >> bits);
            target.Advance(1);
        }
    }

    /// <summary>Writes values in groups of eight, the last one filled with zeros.</summary>
    public static void Write(ArrayBufferWriter<byte> target, ReadOnlySpan<int> values, int width)
    {
        var groups = (values.Length + GroupSize - 1) / GroupSize;
        new CompactWriter(target).Varint((ulong)groups << 1 | 1);
        var size = groups * width;
        var bytes = target.GetSpan(size)[..size];
        bytes.Clear();
        var bit = 0;
        foreach (var value in values)
        {
            Put(bytes, bit, value);
            bit += width;
        }

        target.Advance(size);
    }

    private static void Put(Span<byte> bytes, int bit, int value)
    {
        var at = bit >> 3;
        for (var left = (ulong)(uint)value << (bit & 7); left != 0; left >>= 8) bytes[at++] |= (byte)left;
    }
}
