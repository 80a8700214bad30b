using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Leakage;

/// <summary>Looks for two numeric columns whose difference, sum, product or ratio parts the classes without an exception.</summary>
/// <remarks>
/// Judged on at most 1,000 rows first: sorted by the combined value, the classes must lie in k runs. Cost: four sorts a pair, at most 435 pairs.
/// </remarks>
internal static class PairLeaks
{
    private const int MostRows = 1_000;
    private const int MostColumns = 30;
    private const int MostClasses = 10;
    private const int FewestRows = 200;
    private const int FewestOfClass = 20;
    private const double AlreadyStrong = 0.9;

    private static readonly (string Sign, Func<double, double, double> Of)[] Operations =
    [
        ("-", (a, b) => a - b),
        ("+", (a, b) => a + b),
        ("x", (a, b) => a * b),
        ("/", (a, b) => b == 0 ? double.NaN : a / b),
    ];

    /// <summary>The first such pair with its formula; null when there is none.</summary>
    public static (int A, int B, string Formula)? Find(CheckContext context, IReadOnlyList<ColumnStrength> strengths, RandomStream random, CancellationToken ct)
    {
        var target = context.Target;
        if (target.Task == TaskKind.Regression || target.ClassCount > MostClasses || context.Table.RowCount < FewestRows) return null;
        var counts = new int[target.ClassCount];
        foreach (var c in target.Classes) counts[c]++;
        if (counts.Min() < FewestOfClass) return null;

        int[] candidates =
        [
            .. strengths.Where(c => !c.IsDisguise && c.Skill < AlreadyStrong && context.Table.Columns[c.Index] is Column.Number)
                .OrderByDescending(c => c.Skill).Take(MostColumns).Select(c => c.Index).Order(),
        ];
        var rows = RowSample.Take(context.Table.RowCount, MostRows, random);
        for (var i = 0; i < candidates.Length; i++)
        {
            ct.ThrowIfCancellationRequested();
            for (var j = i + 1; j < candidates.Length; j++)
            {
                var (a, b) = ((Column.Number)context.Table.Columns[candidates[i]], (Column.Number)context.Table.Columns[candidates[j]]);
                foreach (var (sign, of) in Operations)
                {
                    if (!InRuns(rows, row => of(a.Values[row], b.Values[row]), target.Classes, target.ClassCount)) continue;
                    int[] all = [.. Enumerable.Range(0, context.Table.RowCount)];
                    if (InRuns(all, row => of(a.Values[row], b.Values[row]), target.Classes, target.ClassCount))
                        return (candidates[i], candidates[j], $"{a.Name} {sign} {b.Name}");
                }
            }
        }

        return null;
    }

    /// <summary>Whether the classes lie in k runs when rows are sorted by a value, and no value belongs to two classes.</summary>
    private static bool InRuns(int[] rows, Func<int, double> value, int[] classes, int classCount)
    {
        var keys = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            keys[i] = value(rows[i]);
            if (double.IsNaN(keys[i])) return false;
        }

        var items = (int[])rows.Clone();
        Array.Sort(keys, items);
        var runs = 1;
        for (var i = 1; i < items.Length; i++)
        {
            if (classes[items[i]] == classes[items[i - 1]]) continue;
            if (keys[i] == keys[i - 1] || ++runs > classCount) return false;
        }

        return runs == classCount;
    }
}
