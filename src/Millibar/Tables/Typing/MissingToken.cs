using System.Text;

namespace Millibar.Tables.Typing;

/// <summary>Words that stand for a missing value.</summary>
internal static class MissingToken
{
    private static readonly byte[][] Tokens =
    [
        "na"u8.ToArray(), "n/a"u8.ToArray(), "null"u8.ToArray(), "none"u8.ToArray(), "nan"u8.ToArray(), "-"u8.ToArray(),
        "?"u8.ToArray(), "#n/a"u8.ToArray(), "<na>"u8.ToArray(), "-nan"u8.ToArray(),
    ];

    private const int LongestToken = 4;

    /// <summary>Whether the trimmed text is such a word, in any case.</summary>
    public static bool Is(ReadOnlySpan<byte> trimmed)
    {
        if (trimmed.Length > LongestToken) return false;
        foreach (var token in Tokens)
            if (Ascii.EqualsIgnoreCase(trimmed, token)) return true;
        return false;
    }

    /// <summary>Whether it is <c>none</c>, which among words is more often an answer than a gap.</summary>
    public static bool IsNone(ReadOnlySpan<byte> trimmed) => Ascii.EqualsIgnoreCase(trimmed, "none"u8);

    /// <summary>Takes blanks off both ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] > 32 && text[^1] > 32) return text;
        return text[Ascii.Trim(text)];
    }
}
