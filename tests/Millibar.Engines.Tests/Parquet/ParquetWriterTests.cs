using CsCheck;
using Millibar.Engines.DuckDb;
using Millibar.Engines.Parquet;
using Millibar.Tables;

namespace Millibar.Engines.Tests.Parquet;

public sealed class ParquetWriterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_value_comes_back_through_the_reader()
    {
        var table = await RoundTripAsync([new("b", ColumnKind.Boolean), new("i", ColumnKind.Integer), new("d", ColumnKind.Number), new("t", ColumnKind.Text), new("day", ColumnKind.Date), new("at", ColumnKind.Timestamp), new("none", null)], 3, (columns, row) =>
        {
            if (row == 1)
            {
                foreach (var column in columns) column.AddMissing();
                return;
            }

            columns[0].Add(row == 0);
            columns[1].Add(row - 5L);
            columns[2].Add(0.1 + row);
            columns[3].Add(row == 0 ? "00123" : "김치, \"é\"\n");
            columns[4].AddDate(19_723 + row);
            columns[5].AddTimestamp(1_500_000L + row);
            columns[6].AddMissing();
        });
        Assert.Equal(["true", null, "false"], Texts(table, "b"));
        Assert.Equal([-5, double.NaN, -3], Numbers(table, "i"));
        Assert.Equal([0.1, double.NaN, 2.1], Numbers(table, "d"));
        Assert.Equal(["00123", null, "김치, \"é\"\n"], Texts(table, "t"));
        var day = Assert.IsType<Column.Date>(table.Columns[4]);
        Assert.False(day.HasTime);
        Assert.Equal([19_723.0 * 86_400, double.NaN, 19_725.0 * 86_400], day.Seconds);
        Assert.Equal([1.5, double.NaN, 1.500002], Assert.IsType<Column.Date>(table.Columns[5]).Seconds);
        Assert.All(Numbers(table, "none"), value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public async Task Rows_beyond_one_row_group_come_back_in_order_with_repeated_and_single_texts()
    {
        const int Rows = 150_000;
        var table = await RoundTripAsync([new("i", ColumnKind.Integer), new("few", ColumnKind.Text), new("one", ColumnKind.Text), new("many", ColumnKind.Text)], Rows, (columns, row) =>
        {
            columns[0].Add((long)row);
            if (row % 3 == 0) columns[1].AddMissing();
            else columns[1].Add($"level {row % 300}");
            columns[2].Add("same");
            columns[3].Add($"text {row}");
        });
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => (double)row), Numbers(table, "i"));
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => row % 3 == 0 ? null : $"level {row % 300}"), Texts(table, "few"));
        Assert.All(Texts(table, "one"), text => Assert.Equal("same", text));
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => $"text {row}"), Texts(table, "many"));
    }

    [Fact]
    public async Task Whatever_the_values_are_they_come_back()
    {
        var cell = Gen.Select(Gen.Bool, Gen.Double.Where(double.IsFinite), Gen.String[Gen.Char['a', 'z'], 1, 4]);
        var samples = new List<(bool Missing, double Number, string Text)[]>();
        cell.Array[1, 70].Sample(samples.Add, iter: 25, seed: "0000KOIPe036", threads: 1);
        foreach (var rows in samples)
        {
            var table = await RoundTripAsync([new("d", ColumnKind.Number), new("t", ColumnKind.Text)], rows.Length, (columns, row) =>
            {
                columns[1].Add("_" + rows[row].Text);
                if (rows[row].Missing) columns[0].AddMissing();
                else columns[0].Add(rows[row].Number);
            });
            Assert.Equal(rows.Select(row => row.Missing ? double.NaN : row.Number), Numbers(table, "d"));
            Assert.Equal(rows.Select(row => "_" + row.Text), Texts(table, "t"));
        }
    }

    [Fact]
    public async Task The_bytes_are_the_same_today_and_with_every_later_version()
    {
        using var stream = new MemoryStream();
        var writer = await ParquetWriter.StartAsync(stream, [new("id", ColumnKind.Integer), new("zip", ColumnKind.Text)], Ct);
        foreach (var zip in new[] { "00123", null, "00124" })
        {
            writer.Columns[0].Add(writer.Rows);
            if (zip is null) writer.Columns[1].AddMissing();
            else writer.Columns[1].Add(zip);
            await writer.EndRowAsync(Ct);
        }

        await writer.FinishAsync(Ct);
        // Data versions are named by these bytes: a change here gives every stored folder and query a new version.
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream.ToArray()));
        Assert.True(hash == "96ad07c375439c20a80ed6b6cdaaf302f3cf65a63c277ef024b51558eecc165e", hash);
    }

    private static async Task<Table> RoundTripAsync(StoredValues[] columns, int rows, Action<System.Collections.Immutable.ImmutableArray<StoredValues>, int> fill)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.File("t.parquet");
        await using (var file = File.Create(path))
        {
            var writer = await ParquetWriter.StartAsync(file, columns, Ct);
            for (var row = 0; row < rows; row++)
            {
                fill(writer.Columns, row);
                await writer.EndRowAsync(Ct);
            }

            await writer.FinishAsync(Ct);
        }

        var table = await new DuckDbTableReader().ReadAsync(path, new ReadOptions(), Ct);
        Assert.Equal(rows, table.RowCount);
        return table;
    }

    private static double[] Numbers(Table table, string name) => Assert.IsType<Column.Number>(table.Columns[table.IndexOf(name)]).Values;

    private static IEnumerable<string?> Texts(Table table, string name)
    {
        var column = Assert.IsType<Column.Text>(table.Columns[table.IndexOf(name)]);
        return column.Codes.Select(code => code < 0 ? null : column.Levels[code]);
    }
}
