using Millibar.Data.Duplicates;
using Millibar.Tables;

namespace Millibar.Tests.Data.Duplicates;

public sealed class DuplicateClustersTests
{
    [Fact]
    public void Rows_are_numbered_by_first_appearance()
    {
        var table = Rows.Of(Rows.Numbers("a", 5, i => i % 2), Rows.Texts("b", 5, i => i < 4 ? "x" : null));
        var found = DuplicateClusters.Of(table, [0, 1]);
        Assert.Equal([0, 1, 0, 1, 2], found.Clusters);
        Assert.Equal(3, found.DistinctRows);
        Assert.Equal([0, 0, 0, 0, 1], DuplicateClusters.Of(table, [1]).Clusters);
    }

    [Fact]
    public void Missing_values_are_equal_and_so_are_both_zeros()
    {
        var nan = BitConverter.Int64BitsToDouble(unchecked((long)0xFFF8_0000_0000_1234));
        Column[] columns = [new Column.Number("a", [double.NaN, nan, 0.0, -0.0])];
        Assert.Equal([0, 0, 1, 1], DuplicateClusters.Of(Rows.Of(columns), [0]).Clusters);
    }

    [Fact]
    public void Values_of_different_columns_are_not_confused()
    {
        var table = Rows.Of(new Column.Number("a", [1, 2]), new Column.Number("b", [2, 1]));
        Assert.Equal(2, DuplicateClusters.Of(table, [0, 1]).DistinctRows);
    }

    [Fact]
    public void Without_columns_every_row_is_its_own()
    {
        Assert.Equal([0, 1, 2], DuplicateClusters.Of(Rows.Of(Rows.Numbers("a", 3, _ => 1)), []).Clusters);
    }

    [Fact]
    public void One_column_more_tells_rows_apart_and_leaves_the_first_answer_as_it_was()
    {
        var table = Rows.Of(Rows.Numbers("a", 4, _ => 1), Rows.Numbers("y", 4, i => i % 2));
        var first = DuplicateClusters.Of(table, [0]);
        Assert.Equal([0, 1, 0, 1], first.And(table.Columns[1]).Clusters);
        Assert.Equal(1, DuplicateClusters.Of(first.Keys).DistinctRows);
    }

    [Fact]
    public void Row_numbers_do_not_hide_copies()
    {
        var table = Rows.Of(
            Rows.Numbers("id", 60, i => i + 1), Rows.Numbers("a", 60, i => i % 30), Rows.Numbers("b", 60, i => i % 5), Rows.Numbers("c", 60, i => i % 30 * 1.5));
        Assert.Equal(30, DuplicateClusters.Of(table, KeyColumns.Of(table, [0, 1, 2, 3])).DistinctRows);
    }

    [Fact]
    public void Row_numbers_count_where_few_other_columns_vary()
    {
        var table = Rows.Of(Rows.Numbers("x", 60, i => i), Rows.Numbers("c", 60, i => i % 2));
        Assert.Equal(60, DuplicateClusters.Of(table, KeyColumns.Of(table, [0, 1])).DistinctRows);
    }
}
