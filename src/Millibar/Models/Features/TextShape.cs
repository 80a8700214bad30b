using System.Globalization;

namespace Millibar.Models.Features;

/// <summary>What the values of a text column look like; decides between category, free text and identifier.</summary>
/// <param name="Rows">Rows that have a value.</param>
/// <param name="Distinct">Distinct values.</param>
/// <param name="FrequentRows">Rows whose value occurs at least <see cref="TextShape.Frequent"/> times.</param>
/// <param name="MeanWords">Mean number of words of a value, over rows.</param>
/// <param name="LetterShare">Letters among the characters that are not white space.</param>
/// <param name="UnspacedShare">Characters of scripts written without spaces between words, among letters.</param>
/// <param name="MeanLength">Mean number of characters of a value, over rows.</param>
internal sealed record TextShape(
    int Rows, int Distinct, int FrequentRows, double MeanWords, double LetterShare, double UnspacedShare, double MeanLength)
{
    /// <summary>Rows a level needs to count as frequent.</summary>
    public const int Frequent = 5;

    private const int CharactersRead = 2_000;
    private const int LevelsRead = 5_000;

    /// <summary>Words, or a script that has no spaces: not a code.</summary>
    public bool LooksLikeText =>
        (MeanWords >= 2 && LetterShare >= 0.5) || (UnspacedShare >= 0.5 && MeanLength >= 6);

    public static TextShape Of(int[] levelCounts, string[] levels)
    {
        int rows = 0, distinct = 0, frequentRows = 0;
        foreach (var count in levelCounts)
        {
            rows += count;
            if (count > 0) distinct++;
            if (count >= Frequent) frequentRows += count;
        }

        // Evenly spaced levels are enough to see what the values look like.
        var step = Math.Max(1, levels.Length / LevelsRead);
        double words = 0, length = 0, seen = 0, letters = 0, marks = 0, unspaced = 0;
        for (var l = 0; l < levels.Length; l += step)
        {
            if (levelCounts[l] == 0) continue;
            var text = levels[l].AsSpan(0, Math.Min(levels[l].Length, CharactersRead));
            var inWord = false;
            foreach (var c in text)
            {
                var space = char.IsWhiteSpace(c);
                if (!space)
                {
                    marks++;
                    if (!inWord) words += levelCounts[l];
                    if (char.IsLetter(c))
                    {
                        letters++;
                        if (IsUnspaced(c)) unspaced++;
                    }
                }

                inWord = !space;
            }

            seen += levelCounts[l];
            length += (double)levels[l].Length * levelCounts[l];
        }

        return new TextShape(
            rows, distinct, frequentRows, words / Math.Max(1, seen), letters / Math.Max(1, marks), unspaced / Math.Max(1, letters), length / Math.Max(1, seen));
    }

    /// <summary>Chinese and Japanese, Thai, Lao, Khmer and Burmese do not put spaces between words.</summary>
    private static bool IsUnspaced(char c) =>
        c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Surrogate;
}
