namespace Millibar.Tables.Scan;

/// <summary>Recognises files that are not delimited text, whatever they are called.</summary>
internal static class NotATable
{
    private static readonly (byte[] Start, string What)[] Signatures =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([(byte)'P', (byte)'K', 3, 4], "a zip archive or an Excel workbook"),
        ([(byte)'P', (byte)'K', 5, 6], "a zip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ([0x1F, 0x8B], "compressed (gzip)"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed (zstd)"),
        ("BZh"u8.ToArray(), "compressed (bzip2)"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "compressed (xz)"),
        ("PAR1"u8.ToArray(), "a Parquet file"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database"),
    ];

    private static readonly string[] Markup = ["<!doctype", "<html", "<?xml", "<head", "<svg"];

    /// <summary>Throws when the bytes belong to another kind of file.</summary>
    public static void ThrowIfForeign(ReadOnlySpan<byte> sample, string name)
    {
        foreach (var (start, what) in Signatures)
        {
            // "BZh" and "GIF8" could begin a header; text has no control bytes soon after.
            if (sample.StartsWith(start) && sample[..Math.Min(sample.Length, 512)].IndexOfAnyInRange((byte)0, (byte)8) >= 0
                || sample.StartsWith(start) && start.AsSpan().IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0)
            {
                throw Foreign(what, name);
            }
        }

        if (sample.StartsWith("%PDF-"u8)) throw Foreign("a PDF document", name);
        var text = sample[..Math.Min(sample.Length, 256)];
        if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) text = text[3..];
        var start256 = System.Text.Encoding.Latin1.GetString(text).TrimStart();
        if (Markup.Any(tag => start256.StartsWith(tag, StringComparison.OrdinalIgnoreCase))) throw Foreign("a web page or XML", name);
    }

    /// <summary>Throws when every second byte is zero: UTF-16 without its mark.</summary>
    public static void ThrowIfUnmarkedUtf16(ReadOnlySpan<byte> sample, string name)
    {
        if (LooksLikeUtf16(sample))
        {
            throw TextLook.Invalid("The file looks like UTF-16, but lacks the byte order mark that tells which kind.", name);
        }
    }

    /// <summary>Whether zeros stand at every second place.</summary>
    public static bool LooksLikeUtf16(ReadOnlySpan<byte> sample)
    {
        var part = sample[..(Math.Min(sample.Length, 4096) & ~1)];
        int even = 0, odd = 0;
        for (var i = 0; i < part.Length; i += 2)
        {
            if (part[i] == 0) even++;
            if (part[i + 1] == 0) odd++;
        }

        return Math.Max(even, odd) > part.Length / 4 && Math.Min(even, odd) < part.Length / 20 + 1;
    }

    private static MillibarException Foreign(string what, string name) => new(
        "not-a-table", $"The file is {what}, not a table.", name,
        what.StartsWith("compressed", StringComparison.Ordinal)
            ? "Decompress it; only .gz and .zst are read directly, and only once compressed."
            : what.Contains("Parquet", StringComparison.Ordinal) ? "Rename it to end in .parquet."
            : what.Contains("Excel", StringComparison.Ordinal) ? "Save the sheet as CSV and try again."
            : "Export the data as CSV, Parquet or JSON lines.");
}
