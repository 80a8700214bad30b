using System.Globalization;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Difference;

/// <summary>Compares one column of two versions.</summary>
internal static class ColumnComparer
{
    private const double Risk = 0.05;
    private const double LargeDistance = 0.1;
    private const double LargeMissing = 0.01;

    /// <summary>number, date or text.</summary>
    public static string TypeOf(Column column) => column switch { Column.Number => "number", Column.Date => "date", _ => "text" };

    /// <summary>The comparison, not yet corrected for the others.</summary>
    /// <param name="before">The earlier column.</param>
    /// <param name="after">The later column, of equal type.</param>
    /// <param name="later">Rows of the later column to compare.</param>
    /// <param name="random">Chance of the noise floor.</param>
    public static ColumnDifference Of(Column before, Column after, int[] later, RandomStream random)
    {
        var first = Enumerable.Range(0, before.Count).Where(row => !before.IsMissing(row)).ToArray();
        var second = later.Where(row => !after.IsMissing(row)).ToArray();
        var draft = new ColumnDifference
        {
            Name = after.Name,
            Type = TypeOf(after),
            MissingBefore = before.Count - first.Length,
            MissingAfter = later.Length - second.Length,
            Missing = NewcombeInterval.Independent(later.Length - second.Length, later.Length, before.Count - first.Length, before.Count),
            Change = ChangeSize.None,
        };
        if (first.Length == 0 || second.Length == 0) return draft;
        return (before, after) switch
        {
            (Column.Number a, Column.Number b) => OfNumbers(draft, Array.ConvertAll(first, row => a.Values[row]), Array.ConvertAll(second, row => b.Values[row]), CellText.Number, random),
            (Column.Date a, Column.Date b) => OfNumbers(draft, Array.ConvertAll(first, row => a.Seconds[row]), Array.ConvertAll(second, row => b.Seconds[row]), value => CellText.Date(value, false), random),
            (Column.Text a, Column.Text b) => OfTexts(draft, a, b, first, second, random),
            _ => draft,
        };
    }

    /// <summary>The p-value of the change of the missing share; null where no value is missing in either sample.</summary>
    public static double? MissingPValue(ColumnDifference draft, int before, int after) =>
        draft.MissingBefore + draft.MissingAfter == 0 ? null
        : HomogeneityTest.Of([draft.MissingBefore, before - draft.MissingBefore], [draft.MissingAfter, after - draft.MissingAfter]).PValue;

    /// <summary>How much it matters: certain after the correction, above what chance reaches, and large enough.</summary>
    public static ChangeSize Judge(ColumnDifference draft)
    {
        var certain = draft.AdjustedPValue < Risk;
        var missing = draft.MissingAdjustedPValue < Risk;
        if (certain && draft.Distance is { } distance && distance.Size > distance.Chance && distance.Size >= LargeDistance) return ChangeSize.Large;
        if (missing && Math.Abs(draft.Missing.Value) >= LargeMissing) return ChangeSize.Large;
        return certain || missing ? ChangeSize.Small : ChangeSize.None;
    }

    private static ColumnDifference OfNumbers(ColumnDifference draft, double[] first, double[] second, Func<double, string> write, RandomStream random) => draft with
    {
        Distance = SampleDistance.OfNumbers(first, second, random),
        Moved = $"median {write(Median(first))} -> {write(Median(second))}",
    };

    private static ColumnDifference OfTexts(ColumnDifference draft, Column.Text before, Column.Text after, int[] first, int[] second, RandomStream random)
    {
        var levels = before.Levels.Union(after.Levels, StringComparer.Ordinal).ToArray();
        var number = levels.Select((level, i) => (level, i)).ToDictionary(pair => pair.level, pair => pair.i, StringComparer.Ordinal);
        int[] Codes(Column.Text text, int[] rows)
        {
            var codes = Array.ConvertAll(text.Levels, level => number[level]);
            return Array.ConvertAll(rows, row => codes[text.Codes[row]]);
        }

        var (a, b) = (Codes(before, first), Codes(after, second));
        return draft with { Distance = SampleDistance.OfCategories(a, b, levels.Length, random), Moved = MostMoved(a, b, levels) };
    }

    private static string MostMoved(int[] first, int[] second, string[] levels)
    {
        var shares = new (double Before, double After)[levels.Length];
        foreach (var code in first) shares[code].Before += 1.0 / first.Length;
        foreach (var code in second) shares[code].After += 1.0 / second.Length;
        var most = Enumerable.Range(0, levels.Length).MaxBy(code => Math.Abs(shares[code].After - shares[code].Before));
        return string.Create(CultureInfo.InvariantCulture, $"\"{levels[most]}\" {100 * shares[most].Before:0.0} % -> {100 * shares[most].After:0.0} %");
    }

    private static double Median(double[] values) => Quantiles.Select((double[])values.Clone(), 0.5);
}
