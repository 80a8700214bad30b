using Millibar.Data.Labels;
using Millibar.Tables;

namespace Millibar.Tests.Data.Labels;

public sealed class SuspectPartsTests
{
    [Fact]
    public void The_column_whose_value_is_usual_for_the_other_class_is_named()
    {
        // Class 0 is red, class 1 is blue; the last row is blue and labelled 0. Of the other 10 rows of class 0 none is blue, of 10 of class 1 all are:
        // log2((10.5 / (10 + 0.5 * 3)) / (0.5 / (10 + 0.5 * 3))) = log2(21).
        int[] classes = [.. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 10), 0];
        var table = TableOf(21,
            new Column.Text("colour", [.. classes.Select((c, row) => row == 20 ? 0 : c == 1 ? 0 : 1)], ["blue", "red"]),
            new Column.Number("noise", [.. Enumerable.Range(0, 21).Select(row => (double)(row % 2))]));
        var column = Assert.Single(TypicalColumns.Of(table, [0, 1], classes, 2).For(20, 1, 3));
        Assert.Equal(("colour", "blue"), (column.Column, column.Value));
        Assert.Equal(Math.Log2(21), column.Weight, 1e-12);
    }

    [Fact]
    public void Numbers_far_from_what_is_expected_are_found_and_large_ones_that_scatter_are_not()
    {
        var predicted = Enumerable.Range(1, 1_000).Select(i => (double)i).ToArray();
        var values = predicted.Select((p, i) => p * (1 + 0.1 * Math.Sin(12.9898 * i))).ToArray();
        Assert.Empty(FarValues.Find(values, predicted));
        values[40] += 200;
        values[900] = 1e6;
        var far = FarValues.Find(values, predicted);
        Assert.Equal([900, 40], far.Select(one => one.Row));
        Assert.Equal([true, false], far.Select(one => one.OutOfRange));
    }

    [Fact]
    public void Copies_conflict_only_where_their_labels_differ()
    {
        var groups = ConflictingCopies.Find([0, 1, 0, 2, 1, 2, 2], [1, 5, 1, 3, 6, 3, 4]);
        Assert.Equal([[3, 5, 6], [1, 4]], groups.Select(group => group.ToArray()));
    }

    private static Table TableOf(int rows, params Column[] columns) => new() { Name = "rows.csv", Columns = [.. columns], RowCount = rows, RowNumbers = [.. Enumerable.Range(1, rows)], Hash = "hash" };
}
