using Millibar.Tables;

namespace Millibar.Models.Targets;

/// <summary>Labels that may be one label written in two ways, or several labels in one field.</summary>
internal static class LabelSpelling
{
    private const int MostClassesCompared = 500;
    private const int ShortestWord = 4;
    private const double TypoShare = 0.05;
    private const int GroupsShown = 4;

    /// <summary>Labels equal but for case and blanks, with two letters swapped, or (where rare) with one letter wrong; null when there are none.</summary>
    public static ReadNote? Variants(string column, string[] names, int[] counts)
    {
        if (names.Length > MostClassesCompared) return null;
        var group = Enumerable.Range(0, names.Length).ToArray();
        for (var a = 0; a < names.Length; a++)
        {
            for (var b = a + 1; b < names.Length; b++)
            {
                if (group[a] == group[b] || !SameLabel(names[a], counts[a], names[b], counts[b])) continue;
                var (from, to) = (group[b], group[a]);
                for (var c = 0; c < group.Length; c++)
                    if (group[c] == from) group[c] = to;
            }
        }

        var variants = Enumerable.Range(0, names.Length).GroupBy(c => group[c]).Where(g => g.Skip(1).Any())
            .Select(g => string.Join(" = ", g.Select(c => $"\"{names[c]}\" ({counts[c]:N0})"))).ToList();
        if (variants.Count == 0) return null;
        var list = string.Join("; ", variants.Take(GroupsShown));
        var shown = variants.Count > GroupsShown ? Sentence.Of($"{list}; and {variants.Count - GroupsShown} more") : Sentence.Plain(list);
        return new ReadNote(
            "label-variants", IsWarning: true, column,
            Sentence.Of($"These labels look like one label written in several ways: {shown}. Each is counted as a class of its own."),
            Sentence.Of("If they mean the same, write them alike in the file."));
    }

    /// <summary>Labels that are lists whose parts come back in other labels; null when there are none.</summary>
    public static ReadNote? Lists(string column, string[] names)
    {
        foreach (var separator in (ReadOnlySpan<char>)[';', '|', ','])
        {
            var lists = names.Where(name => IsList(name, separator)).ToList();
            if (lists.Count == 0) continue;
            var parts = names.SelectMany(name => name.Split(separator).Distinct(StringComparer.Ordinal)).GroupBy(part => part, StringComparer.Ordinal).ToList();
            if (!parts.Exists(part => part.Count() > 1)) continue;
            return new ReadNote(
                "multilabel", IsWarning: true, column,
                Sentence.Of($"{lists.Count:N0} of {names.Length:N0} labels are lists, e.g. \"{lists[0]}\"; each combination is counted as a class of its own, although there are only {parts.Count:N0} single labels."),
                Sentence.Of("Make a column of its own for each label (yes or no) and try them one by one."));
        }

        return null;
    }

    private static bool IsList(string name, char separator)
    {
        var parts = name.Split(separator);
        return parts.Length > 1 && Array.TrueForAll(parts, part => part.Length > 0 && !char.IsWhiteSpace(part[0]) && !char.IsWhiteSpace(part[^1]));
    }

    private static bool SameLabel(string a, int countA, string b, int countB)
    {
        var (x, y) = (Fold(a), Fold(b));
        if (x == y) return true;
        if (Math.Min(x.Length, y.Length) < ShortestWord || Math.Abs(x.Length - y.Length) > 1 || (x + y).Any(char.IsDigit)) return false;
        if (NearestName.Distance(x, y) != 1) return false;
        var swapped = x.Length == y.Length && x.Order().SequenceEqual(y.Order());
        return swapped || Math.Min(countA, countB) <= TypoShare * Math.Max(countA, countB);
    }

    private static string Fold(string label) => string.Join(' ', label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
