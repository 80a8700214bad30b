using Millibar.Data;
using Millibar.Data.Order;
using Millibar.Models.Targets;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Tests.Data.Order;

public sealed class OrderChecksTests
{
    [Fact]
    public void A_relation_that_turns_round_half_way_is_order_drift()
    {
        var finding = Assert.Single(CheckedTable.Check<OrderDriftCheck>(Context(turn: 600)));
        Assert.Equal("order-drift", finding.Code);
        Assert.Contains("--time", finding.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_relation_that_stays_is_not() => Assert.Empty(CheckedTable.Check<OrderDriftCheck>(Context(turn: 1_200)));

    [Fact]
    public void Twenty_innocent_files_raise_no_alarm()
    {
        for (var seed = 0; seed < 20; seed++) Assert.Empty(CheckedTable.Check<OrderDriftCheck>(Context(turn: 1_200, seed)));
    }

    [Fact]
    public void A_level_that_rises_is_order_drift_for_a_number()
    {
        var random = new RandomStream(1);
        double[] x = [.. Enumerable.Range(0, 1_200).Select(_ => random.NextGaussian())];
        var table = Rows.Of(new Column.Number("x", x), Rows.Numbers("y", 1_200, i => x[i] + i / 300.0 + random.NextGaussian()));
        Assert.Single(CheckedTable.Check<OrderDriftCheck>(CheckedTable.Context(table, "y")));
    }

    [Fact]
    public void Rows_sorted_by_class_are_called_sorted_and_not_drifting()
    {
        var table = Rows.Of(Rows.Days("t", 200, i => i % 28), Rows.Numbers("x", 200, i => i * 31 % 17), Rows.Texts("y", 200, i => i < 100 ? "0" : "1"));
        var context = CheckedTable.Context(table, "y");
        Assert.Equal("sorted-by-target", Assert.Single(CheckedTable.Check<SortedByTargetCheck>(context)).Code);
        Assert.Empty(CheckedTable.Check<OrderDriftCheck>(context));
    }

    [Fact]
    public void Rows_sorted_by_a_number_are_called_sorted()
    {
        var table = Rows.Of(Rows.Numbers("x", 200, i => i * 31 % 17), Rows.Numbers("y", 200, i => Math.Sqrt(i) + 0.1 * (i % 3)));
        Assert.Single(CheckedTable.Check<SortedByTargetCheck>(CheckedTable.Context(table, "y")));
    }

    [Fact]
    public void A_date_column_in_whose_order_the_rows_stand_is_a_warning_and_another_is_information()
    {
        var inOrder = Assert.Single(CheckedTable.Check<TimeOrderIgnoredCheck>(WithTime(Rows.Days("signup day", 200, i => i))));
        Assert.Equal(Severity.Warning, inOrder.Severity);
        Assert.Contains("--time \"signup day\"", inOrder.Remedy.ToString(), StringComparison.Ordinal);
        Assert.Equal(Severity.Info, Assert.Single(CheckedTable.Check<TimeOrderIgnoredCheck>(WithTime(Rows.Days("t", 200, i => i * 77 % 200)))).Severity);
    }

    [Theory]
    [InlineData(1_700_000_000, true)]
    [InlineData(1_700_000_000_000, true)]
    [InlineData(5_000, false)]
    public void Seconds_since_1970_are_time(double start, bool isTime) =>
        Assert.Equal(isTime ? 1 : 0, CheckedTable.Check<TimeOrderIgnoredCheck>(WithTime(Rows.Numbers("t", 200, i => start + 37 * i * i % 1_000))).Length);

    [Fact]
    public void Years_are_time_and_numbers_of_that_size_are_not()
    {
        Assert.Single(CheckedTable.Check<TimeOrderIgnoredCheck>(WithTime(Rows.Numbers("year", 200, i => 2_007 + i % 3))));
        Assert.Empty(CheckedTable.Check<TimeOrderIgnoredCheck>(WithTime(Rows.Numbers("price", 200, i => 1_900 + i * 37 % 200))));
    }

    private static CheckContext WithTime(Column time) =>
        CheckedTable.Context(Rows.Of(time, Rows.Numbers("x", 200, i => i * 31 % 17), Rows.Numbers("y", 200, i => i * 7 % 3 % 2)), "y");

    /// <summary>1,200 rows; before <paramref name="turn"/> a high x means class 1, afterwards class 0.</summary>
    private static CheckContext Context(int turn, int seed = 0)
    {
        var random = new RandomStream(seed);
        double[] x = [.. Enumerable.Range(0, 1_200).Select(_ => random.NextGaussian())];
        var table = Rows.Of(new Column.Number("x", x), Rows.Numbers("z", 1_200, _ => random.NextGaussian()), Rows.Numbers("y", 1_200, i => (i < turn ? x[i] : -x[i]) + 0.8 * random.NextGaussian() > 0 ? 1 : 0));
        return CheckedTable.Context(table, "y", options: new TargetOptions());
    }
}
