using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Leakage;

/// <summary>Looks for columns that together are the target: sums and products for a number, comparisons of two columns for a class.</summary>
internal static class CombinationLeaks
{
    private const int MostRows = 2_000;
    private const int MostColumns = 60;
    private const int MostTerms = 12;
    private const int FewestRows = 50;

    /// <summary>Columns that add up or multiply to the target, with the formula; empty when there are none.</summary>
    public static (IReadOnlyList<int> Columns, string Formula)? ForNumber(CheckContext context, IReadOnlyList<ColumnStrength> strengths, RandomStream random, CancellationToken ct)
    {
        if (context.Target.Task != TaskKind.Regression) return null;
        // The strongest columns are enough to see an identity, and keep the equations small.
        int[] candidates =
        [
            .. strengths.Where(c => !c.IsDisguise && context.Table.Columns[c.Index] is Column.Number)
                .OrderByDescending(c => c.Skill).Take(MostColumns).Select(c => c.Index).Order(),
        ];
        var numbers = Array.ConvertAll(candidates, c => ((Column.Number)context.Table.Columns[c]).Values);
        var rows = RowSample.Take(context.Table.RowCount, MostRows, random);
        return Find(candidates, numbers, rows, "+") ?? Find(candidates, numbers, rows, "x");

        (IReadOnlyList<int>, string)? Find(int[] columns, double[][] values, int[] sample, string kind)
        {
            var product = kind == "x";
            // A column with many gaps would leave no row; logarithms need positive values.
            int[] usable = [.. Enumerable.Range(0, columns.Length).Where(c => sample.Count(row => Fits(values[c][row])) >= 0.9 * sample.Length)];
            int[] complete = [.. sample.Where(row => Fits(context.Target.Values[row]) && Array.TrueForAll(usable, c => Fits(values[c][row])))];
            if (usable.Length < 2 || complete.Length < FewestRows || complete.Length < 0.5 * sample.Length) return null;
            var found = LinearIdentity.Find(
                [.. usable.Select(c => Array.ConvertAll(complete, row => Scale(values[c][row])))],
                Array.ConvertAll(complete, row => Scale(context.Target.Values[row])),
                ct);
            if (found is null || found.Count is < 2 or > MostTerms) return null;
            if (product && found.Any(term => Math.Abs(Math.Abs(term.Factor) - 1) > 0.01)) return null;
            var names = found.Select(term => (Name: context.Table.Columns[columns[usable[term.Column]]].Name, term.Factor)).ToList();
            var formula = product
                ? string.Join(" ", names.Select((term, i) => (term.Factor < 0 ? i == 0 ? "1 / " : "/ " : i == 0 ? "" : "x ") + term.Name))
                : LinearIdentity.Describe(names);
            return ([.. found.Select(term => columns[usable[term.Column]])], formula);

            bool Fits(double value) => product ? value > 0 : !double.IsNaN(value);
            double Scale(double value) => product ? Math.Log(value) : value;
        }
    }
}
