using System.Text;

namespace Millibar.Pages.Wording;

/// <summary>Text from the user's file, made fit for a page: cut, and without control characters.</summary>
internal static class DataText
{
    public const int NameLength = 80;
    public const int ValueLength = 48;
    public const int SentenceLength = 1200;

    public static string Name(string text) => Cut(text, NameLength);

    public static string Value(string text) => Cut(text, ValueLength);

    public static string Sentence(string text) => Cut(text, SentenceLength);

    private static string Cut(string text, int length)
    {
        if (text.Length <= length && !text.Any(char.IsControl)) return text;
        var end = Math.Min(text.Length, length);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end--;
        var cut = new StringBuilder(end + 1);
        foreach (var c in text.AsSpan(0, end)) cut.Append(char.IsControl(c) ? '\ufffd' : c);
        if (end < text.Length) cut.Append('\u2026');
        return cut.ToString();
    }
}
