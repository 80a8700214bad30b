namespace Millibar.Tables.Typing;

/// <summary>Decides which words of a text column stand for missing.</summary>
internal static class MissingWords
{
    /// <summary>For each level, whether it is missing.</summary>
    /// <remarks>
    /// In a target nothing but an empty cell is missing. In other columns <c>none</c> stays a value (it usually is an answer),
    /// and <c>NA</c> stays one among two-letter codes (Namibia).
    /// </remarks>
    public static bool[] In(string[] texts, CellReading[] readings, LevelSet levels, ColumnContext context, ICollection<ReadNote> notes)
    {
        var missing = Array.ConvertAll(readings, r => r.Kind == CellKind.Empty);
        List<string> dropped = [], kept = [];
        var codes = AreTwoLetterCodes(texts, readings);
        for (var i = 0; i < texts.Length; i++)
        {
            if (readings[i].Kind != CellKind.MissingToken) continue;
            var word = texts[i].Trim();
            var isValue = context.IsTarget || MissingToken.IsNone(MissingToken.Trim(levels[i])) || codes && word == "NA";
            missing[i] = !isValue;
            (isValue ? kept : dropped).Add($"\"{word}\" ({levels.RowsOf(i)})");
        }

        if (dropped.Count > 0)
        {
            notes.Add(new ReadNote("missing-tokens", true, context.Name, Sentence.Of($"Read as missing: {string.Join(", ", dropped)}."),
                Sentence.Of("If one of them is a value, replace it in the file by a word of its own.")));
        }

        if (kept.Count > 0)
        {
            notes.Add(new ReadNote("missing-tokens", codes, context.Name, Sentence.Of($"Kept as a value although it often means missing: {string.Join(", ", kept)}."),
                Sentence.Of("If it means missing here, leave these cells empty.")));
        }

        return missing;
    }

    private static bool AreTwoLetterCodes(string[] texts, CellReading[] readings)
    {
        int codes = 0, words = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            if (readings[i].Kind != CellKind.Text) continue;
            words++;
            if (texts[i] is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) codes++;
        }

        return codes >= 2 && codes >= 0.8 * words;
    }
}
