using Millibar.Data.Difference;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.TestSupport;

namespace Millibar.Tests.Data.Difference;

public sealed class VersionComparerTests
{
    [Fact]
    public void A_version_does_not_differ_from_itself()
    {
        var difference = Compare(Base(200), Base(200), "label");
        Assert.True(difference.IsNothing);
        Assert.All(difference.Columns, column => Assert.Equal((ChangeSize.None, 0), (column.Change, column.Distance!.Size)));
    }

    [Fact]
    public void Columns_added_gone_and_retyped_are_told()
    {
        var before = Base(100);
        var after = Rows.Of([before.Columns[0], Rows.Texts("x", 100, row => $"{row}"), before.Columns[3], Rows.Numbers("fresh", 100, row => row)]);
        var difference = Compare(before, after, "label");
        Assert.Equal(["fresh"], difference.ColumnsAdded);
        Assert.Equal(["city"], difference.ColumnsGone);
        Assert.Equal([("x", "number", "text")], difference.Retyped);
    }

    [Fact]
    public void Rows_are_counted_by_content_copies_one_by_one()
    {
        var before = Rows.Of(Rows.Texts("a", 5, row => new[] { "p", "p", "p", "q", null }[row]));
        // Other codes for the same texts: one level more.
        var after = Rows.Of(Rows.Texts("a", 5, row => new[] { "a", "p", "q", "q", "a" }[row]));
        var rows = Compare(before, after, null).Rows!;
        Assert.Equal(2, rows.Kept);
        Assert.Equal([0, 3, 4], rows.Added);
        Assert.Equal([1, 2, 4], rows.Gone);
    }

    [Fact]
    public void Labels_that_changed_on_equal_features_are_counted_with_their_share()
    {
        var before = Base(400);
        var after = before with { Columns = before.Columns.SetItem(3, Rows.Texts("label", 400, row => row < 12 ? "yes" : row % 2 == 0 ? "yes" : "no")) };
        var labels = Compare(before, after, "label").Labels!;
        // Of the first 12 rows the odd ones were "no".
        Assert.Equal((400, 6), (labels.Matched, labels.Changed));
        Assert.Equal(("no", "yes", 6), Assert.Single(labels.Changes));
        Assert.Equal([2, 4, 6, 8, 10, 12], labels.First.Select(change => change.Row));
        Assert.Equal(WilsonInterval.Of(6, 400), labels.Share);
    }

    [Fact]
    public void Rows_that_were_appended_are_compared_with_the_earlier_version()
    {
        var before = Base(1000);
        var shifted = Rows.Of(
            Rows.Numbers("id", 1100, row => row),
            Rows.Numbers("x", 1100, row => row < 1000 ? X(row) : X(row) + 3),
            Rows.Texts("city", 1100, row => City(row)),
            Rows.Texts("label", 1100, row => row % 2 == 0 ? "yes" : "no"));
        var difference = Compare(before, shifted, "label");
        Assert.True(difference.ComparesAddedRows);
        Assert.Equal((1000, 100, 0), (difference.Rows!.Kept, difference.Rows.Added.Length, difference.Rows.Gone.Length));
        var x = difference.Columns.Single(column => column.Name == "x");
        // X has a standard deviation near 1.7: a shift of 3 is seen whole, not a tenth of it.
        Assert.Equal(ChangeSize.Large, x.Change);
        Assert.InRange(x.Distance!.Size, 1.5, 2);
    }

    [Fact]
    public void Where_one_column_changed_its_unit_rows_and_labels_are_matched_without_it()
    {
        var before = Base(400);
        var after = before with { Columns = before.Columns.SetItem(1, Rows.Numbers("x", 400, row => X(row) * 1000 + 7)).SetItem(3, Rows.Texts("label", 400, row => row is 1 or 3 ? "yes" : row % 2 == 0 ? "yes" : "no")) };
        var difference = Compare(before, after, "label");
        Assert.Equal(["x"], difference.MatchedWithout);
        Assert.Equal((398, 2, 2), (difference.Rows!.Kept, difference.Rows.Added.Length, difference.Rows.Gone.Length));
        Assert.Equal((400, 2), (difference.Labels!.Matched, difference.Labels.Changed));
        Assert.False(difference.IsNothing);
    }

    [Fact]
    public void More_missing_values_are_a_change_with_its_interval()
    {
        var before = Base(1000);
        var after = before with { Columns = before.Columns.SetItem(2, Rows.Texts("city", 1000, row => row % 20 == 0 ? null : City(row))) };
        var city = Compare(before, after, null).Columns.Single(column => column.Name == "city");
        Assert.Equal(ChangeSize.Large, city.Change);
        Assert.Equal(0.05, city.Missing.Value, 12);
        Assert.InRange(city.Missing.Low, 0.03, 0.05);
    }

    [Theory]
    [InlineData("telco_churn.csv", "Churn")]
    [InlineData("german_credit.csv", "class")]
    public void Random_halves_of_real_data_do_not_differ(string file, string target)
    {
        var table = CsvTable.Read(TestData.Require(file));
        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        new RandomStream(2).Shuffle<int>(rows);
        var difference = Compare(CsvTable.Take(table, rows[..(rows.Length / 2)]), CsvTable.Take(table, rows[(rows.Length / 2)..]), target);
        Assert.DoesNotContain(difference.Columns, column => column.Change != ChangeSize.None);
    }

    private static VersionDifference Compare(Table before, Table after, string? target) =>
        VersionComparer.Measure(before, after, target, new RandomStream(0), TestContext.Current.CancellationToken);

    private static Table Base(int rows) => Rows.Of(
        Rows.Numbers("id", rows, row => row),
        Rows.Numbers("x", rows, X),
        Rows.Texts("city", rows, City),
        Rows.Texts("label", rows, row => row % 2 == 0 ? "yes" : "no"));

    private static double X(int row) => row * 7919 % 601 / 100.0;

    private static string City(int row) => new[] { "Wien", "Graz", "Linz" }[row % 3];
}
