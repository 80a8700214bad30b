using System.Collections.Immutable;
using System.Globalization;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Expectations;

/// <summary>Holds a version of a data set against expectations.</summary>
internal static class ExpectationCheck
{
    private const int Shown = 3;

    /// <summary>Checks every expectation.</summary>
    /// <param name="expectations">What is expected.</param>
    /// <param name="table">n rows x d columns.</param>
    /// <param name="ct">Cancels; looked at before each column.</param>
    /// <returns>One result an expectation, in the order of the file, then the columns that nobody expected.</returns>
    public static ImmutableArray<ExpectationResult> Measure(DataExpectations expectations, Table table, CancellationToken ct)
    {
        var results = ImmutableArray.CreateBuilder<ExpectationResult>();
        var risk = expectations.RiskOfEach;
        foreach (var expected in expectations.Columns)
        {
            ct.ThrowIfCancellationRequested();
            var at = table.IndexOf(expected.Name);
            if (at < 0) results.Add(Gone(expected, table));
            else results.AddRange(Of(expected, table.Columns[at], table.RowNumbers, risk));
        }

        if (expectations.OtherColumns) return results.ToImmutable();
        var known = expectations.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var column in table.Columns.Where(column => !known.Contains(column.Name)))
            results.Add(new ExpectationResult { Column = column.Name, Code = "column-new", Broken = true, Expected = "no such column", Observed = $"a column of {ColumnTypes.Word(ColumnTypes.Of(column))}", Rows = table.RowCount });
        return results.ToImmutable();
    }

    private static ExpectationResult Gone(ColumnExpectation expected, Table table)
    {
        var nearest = NearestName.Find(expected.Name, table.Columns.Select(column => column.Name));
        return new ExpectationResult
        {
            Column = expected.Name, Code = "column-missing", Broken = true, Expected = "the column", Rows = table.RowCount,
            Observed = nearest is null ? "no such column" : $"no such column; the nearest is \"{nearest}\"",
        };
    }

    private static IEnumerable<ExpectationResult> Of(ColumnExpectation expected, Column column, int[] rowNumbers, double risk)
    {
        var present = Enumerable.Range(0, column.Count).Where(row => !column.IsMissing(row)).ToArray();
        var look = new Look(expected.Name, column, rowNumbers, risk);
        if (expected.MissingAtMost is { } missing)
            yield return look.Rate("missing", [.. Enumerable.Range(0, column.Count).Where(column.IsMissing)], column.Count, missing, $"at most {Share(missing)} without a value");
        // A column without any value is of no type.
        if (present.Length == 0) yield break;
        if (expected.Type is { } type)
        {
            var same = ColumnTypes.Of(column) == type;
            yield return same ? look.Yes("type", ColumnTypes.Word(type), present.Length) : OtherType(look, type, column, present);
            if (!same) yield break;
        }

        foreach (var result in OfValues(expected, column, look, present)) yield return result;
        if (expected.Unique) yield return look.Rate("unique", Repeated(column, present), present.Length, 0, "every value once");
    }

    private static IEnumerable<ExpectationResult> OfValues(ColumnExpectation expected, Column column, Look look, int[] present)
    {
        var numbers = column switch { Column.Number number => number.Values, Column.Date date => date.Seconds, _ => null };
        if (numbers is not null && expected.Range is { } range)
            yield return look.Rate("range", [.. present.Where(row => !range.Holds(numbers[row]))], present.Length, range.OutsideAtMost, $"{Between(range, column)}, at most {Share(range.OutsideAtMost)} outside");
        if (numbers is not null && expected.Usual is { } usual)
            yield return look.Rate("usual", [.. present.Where(row => !usual.Holds(numbers[row]))], present.Length, usual.OutsideAtMost, $"mostly {Between(usual, column)}, at most {Share(usual.OutsideAtMost)} outside");
        if (numbers is not null && expected.FractionsAtMost is { } fractions)
            yield return look.Rate("whole", [.. present.Where(row => numbers[row] != Math.Floor(numbers[row]))], present.Length, fractions, "whole numbers");
        if (column is Column.Text text && expected.Values is { } values)
        {
            var allowed = values.List.ToHashSet(StringComparer.Ordinal);
            var known = Array.ConvertAll(text.Levels, allowed.Contains);
            yield return look.Rate("values", [.. present.Where(row => !known[text.Codes[row]])], present.Length, values.OthersAtMost, $"one of {List(values.List)}");
        }
    }

    private static ExpectationResult OtherType(Look look, ColumnType wanted, Column column, int[] present)
    {
        // Of a column of numbers that became text, the cells that made it text are what the reader wants to see.
        var culprits = wanted == ColumnType.Number && column is Column.Text text
            ? present.Where(row => !double.TryParse(text.Levels[text.Codes[row]], NumberStyles.Float, CultureInfo.InvariantCulture, out _)).ToArray()
            : present;
        return look.No("type", ColumnTypes.Word(wanted), ColumnTypes.Word(ColumnTypes.Of(column)), culprits, present.Length);
    }

    /// <summary>Rows whose value stood in an earlier row already.</summary>
    private static int[] Repeated(Column column, int[] present)
    {
        if (column is Column.Text text)
        {
            var seen = new bool[text.Levels.Length];
            return [.. present.Where(row => seen[text.Codes[row]] || !(seen[text.Codes[row]] = true))];
        }

        var values = column is Column.Number number ? number.Values : ((Column.Date)column).Seconds;
        var known = new HashSet<double>();
        return [.. present.Where(row => !known.Add(values[row]))];
    }

    private static string Between(ValueRange range, Column column)
    {
        var isDate = column is Column.Date;
        string Text(double value) => isDate ? CellText.Date(value, value % 86400 != 0) : CellText.Number(value);
        return (range.From, range.To) switch
        {
            ({ } from, { } to) => $"{Text(from)} to {Text(to)}",
            ({ } from, null) => $"{Text(from)} or more",
            (null, { } to) => $"{Text(to)} or less",
            _ => "any value",
        };
    }

    private static string List(ImmutableArray<string> values) =>
        values.Length <= 6 ? string.Join(", ", values) : $"{string.Join(", ", values.Take(5))} and {values.Length - 5} more";

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.###} %");

    /// <summary>One column under one expectation after the other.</summary>
    private sealed record Look(string Name, Column Column, int[] RowNumbers, double Risk)
    {
        /// <summary>A share: broken when the exact lower bound of what is seen lies above what is allowed.</summary>
        public ExpectationResult Rate(string code, int[] misfits, int rows, double atMost, string expected) => new()
        {
            Column = Name,
            Code = code,
            Broken = misfits.Length > 0 && ClopperPearsonInterval.LowerBound(misfits.Length, rows, Risk) > atMost,
            Expected = expected,
            Observed = misfits.Length == 0 ? "kept by every row" : $"{Share((double)misfits.Length / rows)}: {misfits.Length.ToString("#,0", CultureInfo.InvariantCulture)} of {rows.ToString("#,0", CultureInfo.InvariantCulture)} rows",
            Misfits = misfits.Length,
            Rows = rows,
            AtMost = atMost,
            First = First(misfits),
        };

        public ExpectationResult Yes(string code, string expected, int rows) => new() { Column = Name, Code = code, Broken = false, Expected = expected, Observed = expected, Rows = rows };

        public ExpectationResult No(string code, string expected, string observed, int[] misfits, int rows) =>
            new() { Column = Name, Code = code, Broken = true, Expected = expected, Observed = observed, Misfits = misfits.Length, Rows = rows, First = First(misfits) };

        private ImmutableArray<MisfitRow> First(int[] misfits) => [.. misfits.Take(Shown).Select(row => new MisfitRow(RowNumbers[row], CellText.Of(Column, row)))];
    }
}
