using Millibar.Data.Profile;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Tests.Data.Profile;

public class ColumnProfilerTests
{
    [Fact]
    public void A_number_column_is_profiled_exactly()
    {
        // Sorted: 1 2 2 4. Type-7 quantiles: 5 % at place .15 -> 1.15; 25 % at .75 -> 1.75; 75 % at 2.25 -> 2.5; 95 % at 2.85 -> 3.7.
        var profile = Of(new Column.Number("x", [4, 2, double.NaN, 1, 2]));
        Assert.Equal("number", profile.Type);
        Assert.Equal(1, profile.Missing);
        Assert.Equal(3, profile.Distinct);
        Assert.Equal([1, 1.15, 1.75, 2, 2.5, 3.7, 4], profile.Quantiles.Select(q => Math.Round(q, 12)));
        Assert.Equal(2.25, profile.Mean);
        Assert.Equal([new ValueCount("2", 2), new ValueCount("1", 1), new ValueCount("4", 1)], profile.Top);
        Assert.Equal([new HistogramBin(1, 2, 1), new HistogramBin(2, 3, 2), new HistogramBin(3, 4, 1)], profile.Histogram);
    }

    [Fact]
    public void A_text_column_counts_its_levels_and_skips_unused_ones()
    {
        var profile = Of(new Column.Text("c", [1, 1, -1, 2, 0, 2], ["a", "b", "c", "unused"]));
        Assert.Equal("text", profile.Type);
        Assert.Equal(1, profile.Missing);
        Assert.Equal(3, profile.Distinct);
        Assert.Equal([new ValueCount("b", 2), new ValueCount("c", 2), new ValueCount("a", 1)], profile.Top);
        Assert.Empty(profile.Quantiles);
        Assert.Null(profile.Mean);
    }

    [Fact]
    public void A_date_column_has_no_mean_and_shows_its_values_as_dates()
    {
        var profile = Of(new Column.Date("d", [86400, 0, 86400], HasTime: false));
        Assert.Equal("date", profile.Type);
        Assert.Equal("1970-01-02", profile.Top[0].Value);
        Assert.Equal(86400, profile.Quantiles[^1]);
        Assert.Null(profile.Mean);
        Assert.Equal("1970-01-01T00:00:01.5Z", Of(new Column.Date("t", [1.5], HasTime: true)).Top[0].Value);
    }

    [Fact]
    public void A_column_without_values_has_neither_quantiles_nor_mean()
    {
        foreach (var profile in new[] { Of(new Column.Number("x", [double.NaN])), Of(new Column.Text("x", [-1], [])), Of(new Column.Number("x", [])) })
        {
            Assert.Equal(0, profile.Distinct);
            Assert.Empty(profile.Quantiles);
            Assert.Empty(profile.Histogram);
            Assert.Null(profile.Mean);
        }
    }

    [Fact]
    public void The_largest_doubles_do_not_overflow()
    {
        var profile = Of(new Column.Number("x", [double.MaxValue, double.MaxValue, -double.MaxValue, 1e-320, -0.0, 0.0]));
        Assert.Equal(4, profile.Distinct);
        Assert.All(profile.Quantiles, q => Assert.True(double.IsFinite(q)));
        Assert.All(profile.Histogram, b => Assert.True(double.IsFinite(b.Low) && double.IsFinite(b.High)));
        Assert.Equal(double.MaxValue / 6, profile.Mean!.Value, 1e295);
        Assert.Equal(6, profile.Histogram.Sum(b => b.Count));
    }

    [Fact]
    public void The_radix_sort_agrees_with_the_plain_sort()
    {
        var random = new RandomStream(1);
        double[] special = [0.0, -0.0, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 1e-310];
        var values = Enumerable.Range(0, 5000).Select(i => i < special.Length ? special[i] : random.NextGaussian() * Math.Pow(10, random.NextInt(600) - 300)).ToArray();
        var expected = (double[])values.Clone();
        Array.Sort(expected);
        DoubleSort.Sort(values, new double[values.Length]);
        Assert.Equal(expected, values);
    }

    [Fact]
    public void Long_columns_of_whole_numbers_are_counted_exactly()
    {
        // 0..6 in turn, 7,000 rows: every value 1,000 times; the histogram has a bin for each value.
        var profile = Of(new Column.Number("x", [.. Enumerable.Range(0, 7000).Select(i => (double)(i % 7))]));
        Assert.Equal(7, profile.Distinct);
        Assert.Equal(3, profile.Mean);
        Assert.All(profile.Top, t => Assert.Equal(1000, t.Count));
        Assert.All(profile.Histogram, b => Assert.Equal(1000, b.Count));
    }

    [Fact]
    public void A_cancelled_profile_stops()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => ColumnProfiler.Measure(TableOf(new Column.Number("x", [1])), new CancellationToken(canceled: true)));
    }

    private static ColumnProfile Of(Column column) => Assert.Single(ColumnProfiler.Measure(TableOf(column), TestContext.Current.CancellationToken));

    private static Table TableOf(Column column) =>
        new() { Name = "t", Columns = [column], RowCount = column.Count, RowNumbers = [.. Enumerable.Range(1, column.Count)], Hash = "" };
}
