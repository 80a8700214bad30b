using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Expectations;

/// <summary>Learns expectations from one version of a data set.</summary>
/// <remarks>
/// <para>A share is learnt as the exact upper bound of what was seen (Clopper and Pearson), and is broken only when the exact lower bound of the new
/// share lies above it. Two independent draws of the same data break one with a chance far below <see cref="DataExpectations.RiskOfEach"/>.</para>
/// <para>Values beyond the smallest and largest of n: their share is at most the beta(2, n - 1) quantile, whatever the distribution
/// (S. S. Wilks, Ann. Math. Stat. 12 (1941) 91-96): the exact bound of 1 out of n.</para>
/// <para>Values never seen before: leaving one row out, it is new exactly when it is the only one of its kind (I. J. Good, Biometrika 40 (1953) 237-264).</para>
/// </remarks>
internal static class ExpectationLearner
{
    private const int MostValues = 100;
    private const double MostSingles = 0.05;
    private const double UsualTail = 0.05;
    private const double OutsideUsual = 0.5;
    private const int FewestForUsual = 20;

    /// <summary>Learns.</summary>
    /// <param name="table">n rows x d columns; n at least 1.</param>
    /// <param name="risk">Chance that a new draw of the same data breaks anything; strictly between 0 and 1.</param>
    /// <param name="ct">Cancels; looked at before each column.</param>
    public static DataExpectations Learn(Table table, double risk, CancellationToken ct)
    {
        var each = DataExpectations.RiskShare(risk, table.Columns.Length);
        var columns = ImmutableArray.CreateBuilder<ColumnExpectation>(table.Columns.Length);
        foreach (var column in table.Columns)
        {
            ct.ThrowIfCancellationRequested();
            columns.Add(Of(column, each));
        }

        return new DataExpectations { LearntFrom = table.Hash, LearntFile = table.Name, LearntRows = table.RowCount, Risk = risk, Columns = columns.MoveToImmutable() };
    }

    private static ColumnExpectation Of(Column column, double risk)
    {
        var missing = 0;
        for (var row = 0; row < column.Count; row++)
            if (column.IsMissing(row)) missing++;
        var present = column.Count - missing;
        var expectation = new ColumnExpectation { Name = column.Name, MissingAtMost = Bound(missing, column.Count, risk) };
        if (present == 0) return expectation;
        expectation = expectation with { Type = ColumnTypes.Of(column), Unique = RowNumbering.IsIn(column) };
        return column switch
        {
            Column.Number number => OfNumbers(expectation, [.. number.Values.Where(double.IsFinite)], risk),
            Column.Date date => OfDates(expectation, [.. date.Seconds.Where(double.IsFinite)], risk),
            Column.Text text => expectation.Unique ? expectation : expectation with { Values = ValuesOf(text, present, risk) },
            _ => throw new ArgumentOutOfRangeException(nameof(column), column, "unknown kind of column"),
        };
    }

    private static ColumnExpectation OfNumbers(ColumnExpectation expectation, double[] values, double risk)
    {
        Array.Sort(values);
        var whole = Array.TrueForAll(values, value => value == Math.Floor(value));
        expectation = expectation with { FractionsAtMost = whole ? Bound(0, values.Length, risk) : null };
        // A number that names the row has no range that the next version would keep.
        if (expectation.Unique) return expectation;
        return expectation with
        {
            Range = new ValueRange(values[0], values[^1], Bound(1, values.Length, risk)),
            Usual = values.Length < FewestForUsual ? null : new ValueRange(At(values, UsualTail), At(values, 1 - UsualTail), OutsideUsual),
        };
    }

    /// <summary>Dates have a beginning; they go on.</summary>
    private static ColumnExpectation OfDates(ColumnExpectation expectation, double[] seconds, double risk) =>
        expectation with { Range = new ValueRange(seconds.Min(), null, Bound(1, seconds.Length, risk)) };

    private static AllowedValues? ValuesOf(Column.Text text, int present, double risk)
    {
        var counts = new int[text.Levels.Length];
        foreach (var code in text.Codes)
            if (code >= 0) counts[code]++;
        var used = counts.Count(count => count > 0);
        var singles = counts.Count(count => count == 1);
        if (used > MostValues || singles > MostSingles * present) return null;
        return new AllowedValues([.. text.Levels.Where((_, code) => counts[code] > 0)], Bound(singles, present, risk));
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];

    /// <summary>The exact upper bound, rounded up to three digits so that people can read it.</summary>
    private static double Bound(int misfits, int rows, double risk)
    {
        if (misfits >= rows) return 1;
        var bound = ClopperPearsonInterval.UpperBound(misfits, rows, risk);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(bound)) - 2);
        // Through decimal, so that 0.00131 is not written 0.0013100000000000002.
        return Math.Min(1, (double)((decimal)Math.Ceiling(bound / unit) * (decimal)unit));
    }
}
