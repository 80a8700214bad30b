namespace Millibar.Statistics;

/// <summary>The one source of chance: seeded, forkable, the same on every platform and for any number of threads.</summary>
/// <remarks>
/// <para>xoshiro256** seeded by SplitMix64 (Blackman and Vigna, ACM Trans. Math. Softw. 47, 2021).</para>
/// <para>Not thread-safe: give each piece of parallel work its own <see cref="Fork(ulong)"/>, by index.</para>
/// </remarks>
public sealed class RandomStream
{
    private readonly ulong _origin;
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Creates the stream of a seed.</summary>
    public RandomStream(long seed) : this(unchecked((ulong)seed), mixed: true) { }

    private RandomStream(ulong origin, bool mixed)
    {
        _origin = origin;
        var state = mixed ? origin : Mix(origin);
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>An independent stream that depends on this stream's seed and <paramref name="label"/> only, not on what was drawn.</summary>
    public RandomStream Fork(ulong label) => new(Mix(_origin ^ Mix(label + 0x9E3779B97F4A7C15UL)), mixed: false);

    /// <summary>An independent stream named by a word.</summary>
    public RandomStream Fork(string label)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in label) hash = (hash ^ c) * 1099511628211UL;
        return Fork(hash);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform whole number in [0, <paramref name="exclusiveMax"/>); <paramref name="exclusiveMax"/> is at least 1.</summary>
    public int NextInt(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMax, 1);
        var product = (ulong)(uint)(NextBits() >> 32) * (uint)exclusiveMax;
        var low = (uint)product;
        if (low < (uint)exclusiveMax)
        {
            var threshold = unchecked((uint)-exclusiveMax) % (uint)exclusiveMax;
            while (low < threshold)
            {
                product = (ulong)(uint)(NextBits() >> 32) * (uint)exclusiveMax;
                low = (uint)product;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>A standard normal draw (polar method).</summary>
    public double NextGaussian()
    {
        while (true)
        {
            var u = 2 * NextDouble() - 1;
            var v = 2 * NextDouble() - 1;
            var s = u * u + v * v;
            if (s is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15UL);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
