namespace Millibar.Engines.DuckDb;

/// <summary>Stops files that unpack into far more than any table would (decompression bombs).</summary>
internal static class DecompressionLimit
{
    /// <summary>Below this size nothing is refused.</summary>
    public const long Harmless = 64L << 20;

    /// <summary>Largest size that is unpacked.</summary>
    public const long Largest = 32L << 30;

    /// <summary>Largest ratio of unpacked to packed bytes; text tables reach 5 to 50.</summary>
    public const long LargestRatio = 250;

    /// <summary>Throws when the sizes are beyond the limits.</summary>
    public static void ThrowIfExceeded(long unpacked, long packed, string where)
    {
        if (unpacked <= Harmless || unpacked <= Largest && unpacked / Math.Max(packed, 1) <= LargestRatio) return;
        throw new MillibarException("decompressed-too-large",
            $"The file has {packed:N0} bytes but unpacks to more than {unpacked >> 20:N0} MB, which no table does.", where,
            "Unpack it yourself and look at it; if it is a table, read it unpacked.");
    }
}
