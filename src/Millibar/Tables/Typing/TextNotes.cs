namespace Millibar.Tables.Typing;

/// <summary>What is worth saying about a column that stays text.</summary>
internal static class TextNotes
{
    private const int MostLevels = 1000;
    private static readonly Dictionary<string, string> BooleanFamilies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = "true/false",
        ["false"] = "true/false",
        ["yes"] = "yes/no",
        ["no"] = "yes/no",
        ["t"] = "T/F",
        ["f"] = "T/F",
        ["y"] = "Y/N",
        ["n"] = "Y/N",
        ["on"] = "on/off",
        ["off"] = "on/off",
        ["1"] = "1/0",
        ["0"] = "1/0",
    };

    /// <summary>Adds the notes.</summary>
    public static void Add(
        string[] texts, bool[] missing, CellReading[] readings, LevelSet levels, LevelCensus census, ColumnContext context, ICollection<ReadNote> notes)
    {
        if (census.Present == 0) return;
        if (IdentifierNote(readings, levels, census, context.Name, notes)) return;
        if (census.Rows(CellKind.OddNumber) > 0 && census.Rows(CellKind.Text) == 0)
        {
            notes.Add(new ReadNote("number-format", true, context.Name,
                Sentence.Of($"Numbers such as {First(texts, readings, CellKind.OddNumber)} (line {census.FirstLine(CellKind.OddNumber)}) are not decimal; the column stays text."),
                Sentence.Of("Write plain decimal numbers.")));
            return;
        }

        var present = Enumerable.Range(0, texts.Length).Where(i => !missing[i]).ToList();
        if (present.Count <= MostLevels)
        {
            if (AreBooleans(texts, present, context, notes) || context.IsTarget) return;
            VariantNotes(present.ConvertAll(i => texts[i]), context.Name, notes);
        }

        MixedNote(census, context.Name, notes);
    }

    private static bool IdentifierNote(CellReading[] readings, LevelSet levels, LevelCensus census, string name, ICollection<ReadNote> notes)
    {
        var digits = census.Rows(CellKind.Number, CellKind.LeadingZeros, CellKind.LargeInteger);
        if (digits + census.Rows(CellKind.NonFinite) < census.Present) return false;
        foreach (var (kind, code, what) in new[]
        {
            (CellKind.LeadingZeros, "leading-zeros", Sentence.Of("digits that begin with 0")),
            (CellKind.LargeInteger, "large-integers", Sentence.Of("whole numbers beyond 9,007,199,254,740,992, which lose digits as numbers")),
        })
        {
            if (census.Rows(kind) == 0) continue;
            var example = System.Text.Encoding.UTF8.GetString(levels[Array.FindIndex(readings, r => r.Kind == kind)]);
            notes.Add(new ReadNote(code, true, name,
                census.Rows(kind) == 1
                    ? Sentence.Of($"{census.Rows(kind)} cell has {what} (line {census.FirstLine(kind)}: {example}); the column is kept as text.")
                    : Sentence.Of($"{census.Rows(kind)} cells have {what} (line {census.FirstLine(kind)}: {example}); the column is kept as text."),
                Sentence.Of("Nothing if they are identifiers. If they are quantities, write them as plain numbers.")));
        }

        return true;
    }

    private static bool AreBooleans(string[] texts, List<int> present, ColumnContext context, ICollection<ReadNote> notes)
    {
        var words = present.ConvertAll(i => texts[i].Trim());
        if (words.Count < 2 || !words.TrueForAll(BooleanFamilies.ContainsKey)) return false;
        var families = words.Select(w => BooleanFamilies[w]).Distinct(StringComparer.Ordinal).ToList();
        var folded = words.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (families.Count > 1 || folded < words.Count)
        {
            notes.Add(new ReadNote("boolean-forms", true, context.Name,
                Sentence.Of($"Yes and no are written in {words.Count} ways ({string.Join(", ", words.Take(10))}); each is a level of its own."),
                Sentence.Of("Write them in one way.")));
        }

        return true;
    }

    private static void VariantNotes(List<string> texts, string name, ICollection<ReadNote> notes)
    {
        var trimmed = texts.GroupBy(t => string.Join(' ', t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparer.Ordinal).ToList();
        if (trimmed.Find(g => g.Skip(1).Any()) is { } blanks)
        {
            notes.Add(new ReadNote("whitespace-levels", true, name,
                Sentence.Of($"{Count(trimmed)} differ in blanks only, such as {Quoted(blanks)}; each is a level of its own."),
                Sentence.Of("Remove the surplus blanks in the file.")));
        }

        var folded = trimmed.GroupBy(g => g.Key, StringComparer.OrdinalIgnoreCase).ToList();
        if (folded.Find(g => g.Skip(1).Any()) is { } cases)
        {
            notes.Add(new ReadNote("case-levels", true, name,
                Sentence.Of($"{Count(folded)} differ in upper and lower case only, such as {Quoted(cases.Select(c => c.Key))}; each is a level of its own."),
                Sentence.Of("Write them in one way if they mean the same.")));
        }
    }

    private static Sentence Count<T>(IEnumerable<IGrouping<string, T>> groups)
    {
        var count = groups.Count(g => g.Skip(1).Any());
        return count == 1 ? Sentence.Of("The forms of 1 value") : Sentence.Of($"The forms of {count} values");
    }

    private static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Take(4).Select(t => $"\"{t}\""));

    /// <summary>Numbers or dates with words among them: at least half, or (for information) at least one in twenty.</summary>
    private static void MixedNote(LevelCensus census, string name, ICollection<ReadNote> notes)
    {
        CellKind[] numbers = [CellKind.Number, CellKind.LeadingZeros, CellKind.LargeInteger, CellKind.NonFinite, CellKind.FormattedNumber, CellKind.OddNumber];
        CellKind[] dates = [CellKind.IsoDate, CellKind.OtherDate];
        var (kinds, areNumbers) = census.Rows(numbers) >= census.Rows(dates) ? (numbers, true) : (dates, false);
        var typed = census.Rows(kinds);
        var rest = census.Present - typed;
        if (typed == 0 || rest == 0 || typed < 0.05 * census.Present) return;
        var others = Enum.GetValues<CellKind>().Where(k => k > CellKind.MissingToken).Except(kinds).ToArray();
        var rare = typed >= rest ? others : kinds;
        notes.Add(new ReadNote("mixed-types", typed >= rest, name,
            areNumbers
                ? Sentence.Of($"{typed} cells hold numbers and {rest} hold something else (first on line {census.FirstLine(rare)}); the column stays text.")
                : Sentence.Of($"{typed} cells hold dates and {rest} hold something else (first on line {census.FirstLine(rare)}); the column stays text."),
            areNumbers
                ? Sentence.Of("If the column is meant to hold numbers, correct those cells or leave them empty.")
                : Sentence.Of("If the column is meant to hold dates, correct those cells or leave them empty.")));
    }

    private static string First(string[] texts, CellReading[] readings, CellKind kind) => texts[Array.FindIndex(readings, r => r.Kind == kind)];
}
