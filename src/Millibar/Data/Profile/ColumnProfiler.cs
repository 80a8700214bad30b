using System.Buffers;
using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.Profile;

/// <summary>Profiles the columns of a table: exact counts and quantiles, from the columns in memory.</summary>
public static class ColumnProfiler
{
    private const int TopCount = 10;

    /// <summary>Profiles every column.</summary>
    /// <param name="table">n rows x d columns.</param>
    /// <param name="ct">Cancels; looked at before each column.</param>
    /// <returns>One profile a column, in table order.</returns>
    /// <remarks>Columns are shared out over the processors; each profile depends on its column only. Cost: linear in n x d.</remarks>
    public static ImmutableArray<ColumnProfile> Measure(Table table, CancellationToken ct)
    {
        var profiles = new ColumnProfile[table.Columns.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct };
        Parallel.For(0, profiles.Length, options, i => profiles[i] = Of(table.Columns[i]));
        return [.. profiles];
    }

    private static ColumnProfile Of(Column column) => column switch
    {
        Column.Number number => OfNumbers(number.Name, "number", number.Values, v => v.ToString("R"), hasMean: true),
        Column.Date date => OfNumbers(date.Name, "date", date.Seconds, v => DateText(v, date.HasTime), hasMean: false),
        Column.Text text => OfText(text),
        _ => throw new InvalidOperationException($"no such column type: {column.GetType()}"),
    };

    private static ColumnProfile OfNumbers(string name, string type, double[] values, Func<double, string> write, bool hasMean)
    {
        var sorted = ArrayPool<double>.Shared.Rent(values.Length);
        var scratch = ArrayPool<double>.Shared.Rent(values.Length);
        try
        {
            var count = 0;
            foreach (var value in values)
                if (!double.IsNaN(value)) sorted[count++] = value;
            var present = sorted.AsSpan(0, count);
            DoubleSort.Sort(present, scratch);
            var (distinct, top) = CountRuns(present, write);
            return new ColumnProfile
            {
                Name = name,
                Type = type,
                Missing = values.Length - count,
                Distinct = distinct,
                Quantiles = SortedNumbers.Quantiles(present),
                Mean = hasMean && count > 0 ? SortedNumbers.Mean(present) : null,
                Top = top,
                Histogram = SortedNumbers.Histogram(present, distinct),
            };
        }
        finally
        {
            ArrayPool<double>.Shared.Return(sorted);
            ArrayPool<double>.Shared.Return(scratch);
        }
    }

    private static ColumnProfile OfText(Column.Text column)
    {
        var counts = new int[column.Levels.Length];
        var missing = 0;
        foreach (var code in column.Codes)
        {
            if (code < 0) missing++;
            else counts[code]++;
        }

        var top = new TopRuns(TopCount);
        for (var code = 0; code < counts.Length; code++) top.Offer(code, counts[code]);
        return new ColumnProfile
        {
            Name = column.Name,
            Type = "text",
            Missing = missing,
            Distinct = counts.Count(c => c > 0),
            Top = top.ToValues(code => column.Levels[(int)code]),
        };
    }

    private static (int Distinct, ImmutableArray<ValueCount> Top) CountRuns(ReadOnlySpan<double> sorted, Func<double, string> write)
    {
        var top = new TopRuns(TopCount);
        var distinct = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var value = sorted[start];
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == value) end++;
            distinct++;
            top.Offer(value, end - start);
            start = end;
        }

        return (distinct, top.ToValues(write));
    }

    private static string DateText(double seconds, bool hasTime) =>
        DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToString(hasTime ? "yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd");
}
