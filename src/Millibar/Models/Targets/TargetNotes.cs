using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Models.Targets;

/// <summary>What a target shows at first sight: left-out rows, rare classes, spellings, lists, outliers.</summary>
internal static class TargetNotes
{
    /// <summary>A class with fewer rows is called rare: a 20 % test part would hold fewer than four of them.</summary>
    public const int RareRows = 20;

    private const double OutlierSpreads = 50;
    private const int NamesShown = 5;

    public static IEnumerable<ReadNote> For(Target target, int rowCount, RawClasses raw, bool inferred)
    {
        if (target.MissingRows > 0)
        {
            yield return new ReadNote(
                "target-missing-rows", IsWarning: true, target.Name,
                Sentence.Of($"{target.MissingRows:N0} of {rowCount:N0} rows have no value of the target and are left out."),
                Sentence.Of("Find out why they are missing: if it depends on the outcome, the result does not hold for such rows."));
        }

        if (target.Task == TaskKind.Regression)
        {
            if (Outliers(target) is { } outliers) yield return outliers;
            yield break;
        }

        if (inferred && raw.AllWhole && target.Task == TaskKind.Multiclass)
        {
            yield return new ReadNote(
                "task-inferred", IsWarning: false, target.Name,
                Sentence.Of($"{raw.Names.Length} distinct whole numbers, {raw.Names[0]} to {raw.Names[^1]}, are taken for classes."),
                Sentence.Of("If they are amounts, say --task regression."));
        }

        if (Rare(target, raw) is { } rare) yield return rare;
        if (LabelSpelling.Lists(target.Name, raw.Names) is { } lists) yield return lists;
        else if (LabelSpelling.Variants(target.Name, raw.Names, raw.Counts) is { } variants) yield return variants;
    }

    private static ReadNote? Rare(Target target, RawClasses raw)
    {
        int[] rare = [.. Enumerable.Range(0, raw.Names.Length).Where(c => raw.Counts[c] < RareRows).OrderBy(c => raw.Counts[c]).ThenBy(c => c)];
        if (rare.Length == 0) return null;
        var shown = string.Join(", ", rare.Take(NamesShown).Select(c => $"\"{raw.Names[c]}\" ({raw.Counts[c]})")) + (rare.Length > NamesShown ? ", ..." : "");
        var single = target.SingleRows == 0
            ? Sentence.Empty
            : Sentence.Of($"The only row of a class cannot be learned and judged at once: {target.SingleRows:N0} such rows are left out.");
        return new ReadNote(
            "rare-class", IsWarning: true, target.Name,
            Sentence.Join(" ", [Sentence.Of($"{rare.Length:N0} of {raw.Names.Length:N0} classes have fewer than {RareRows} rows: {shown}."), single]),
            Sentence.Of("Collect more rows of these classes, or merge them with a related one; what is reported for them is mostly chance."));
    }

    private static ReadNote? Outliers(Target target)
    {
        var values = Array.ConvertAll(target.UsableRows, row => target.Values[row]);
        Array.Sort(values);
        var median = values[values.Length / 2];
        var spread = values[(int)(0.95 * (values.Length - 1))] - values[(int)(0.05 * (values.Length - 1))];
        if (spread <= 0) return null;
        var far = values.Where(value => Math.Abs(value - median) > OutlierSpreads * spread).ToList();
        if (far.Count == 0) return null;
        var worst = far.MaxBy(value => Math.Abs(value - median));
        return new ReadNote(
            "target-outlier", IsWarning: true, target.Name,
            Sentence.Of($"{far.Count:N0} values lie more than {OutlierSpreads:0} times the width of the middle 90 % from the median {median:G4}; the farthest is {worst:G4}. Such rows rule every average."),
            Sentence.Of("Correct or remove them if they are errors; else judge by --metric median_absolute_error."));
    }
}
