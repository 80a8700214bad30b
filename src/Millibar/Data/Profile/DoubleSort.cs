using System.Runtime.InteropServices;

namespace Millibar.Data.Profile;

/// <summary>Sorts doubles by their bits: a radix sort, linear in n.</summary>
internal static class DoubleSort
{
    private const int Bits = 11, Buckets = 1 << Bits, Passes = 6;
    private const ulong SignBit = 0x8000_0000_0000_0000UL;
    private const int SmallCount = 2048;

    /// <summary>Sorts ascending, in place. No NaN among the values; -0 becomes 0.</summary>
    /// <param name="values">n values.</param>
    /// <param name="scratch">Room for n values.</param>
    public static void Sort(Span<double> values, Span<double> scratch)
    {
        if (values.Length < SmallCount)
        {
            foreach (ref var value in values) value += 0.0;
            values.Sort();
            return;
        }

        var keys = MemoryMarshal.Cast<double, ulong>(values);
        var counts = new int[Passes * Buckets];
        for (var i = 0; i < keys.Length; i++)
        {
            // Adding 0 turns -0 into 0. Negative numbers are flipped, positive ones put above them.
            var bits = BitConverter.DoubleToUInt64Bits(values[i] + 0.0);
            var key = Flip(bits) ^ SignBit;
            keys[i] = key;
            for (var pass = 0; pass < Passes; pass++) counts[pass * Buckets + (int)(key >> pass * Bits & (Buckets - 1))]++;
        }

        var from = keys;
        var to = MemoryMarshal.Cast<double, ulong>(scratch)[..keys.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            var places = counts.AsSpan(pass * Buckets, Buckets);
            if (places[(int)(from[0] >> pass * Bits & (Buckets - 1))] == keys.Length) continue;
            var next = 0;
            foreach (ref var place in places)
            {
                var count = place;
                place = next;
                next += count;
            }

            foreach (var key in from) to[places[(int)(key >> pass * Bits & (Buckets - 1))]++] = key;
            var swap = from;
            from = to;
            to = swap;
        }

        for (var i = 0; i < from.Length; i++)
        {
            values[i] = BitConverter.UInt64BitsToDouble(Flip(from[i] ^ SignBit));
        }
    }

    /// <summary>Turns all bits of a negative number but its sign; its own inverse.</summary>
    private static ulong Flip(ulong bits) => bits ^ ((ulong)((long)bits >> 63) & long.MaxValue);
}
