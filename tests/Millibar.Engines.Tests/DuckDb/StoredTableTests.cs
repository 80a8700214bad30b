using DuckDB.NET.Data;
using Millibar.Engines.DuckDb;
using Millibar.Tables;

namespace Millibar.Engines.Tests.DuckDb;

public sealed class StoredTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millibar-test-").FullName;

    [Fact]
    public async Task Parquet_types_become_numbers_dates_and_text()
    {
        var table = await ReadAsync("""
            SELECT 1::TINYINT AS i, 1.5::DECIMAL(9, 2) AS "na""me; DROP", 'infinity'::DOUBLE AS f, 9007199254740993 AS big, 7::BIGINT AS small,
                   true AS b, '007' AS code, DATE '1970-01-02' AS d, TIMESTAMP '1970-01-01 00:00:01' AS t
            UNION ALL SELECT NULL, 2, 3, 1, NULL, false, NULL, NULL, NULL
            """);
        Assert.Equal(2, table.RowCount);
        Assert.Equal([1, double.NaN], Numbers(table, "i"));
        Assert.Equal([1.5, 2], Numbers(table, "na\"me; DROP"));
        Assert.Equal([double.NaN, 3], Numbers(table, "f"));
        Assert.Equal([7, double.NaN], Numbers(table, "small"));
        Assert.Equal(["1", "9007199254740993"], Text(table, "big").Levels);
        Assert.Equal(["false", "true"], Text(table, "b").Levels);
        Assert.Equal([0, -1], Text(table, "code").Codes);
        Assert.Equal([86400, double.NaN], Assert.IsType<Column.Date>(table.Columns[table.IndexOf("d")]).Seconds);
        Assert.True(Assert.IsType<Column.Date>(table.Columns[table.IndexOf("t")]).HasTime);
        Assert.Equal(["non-finite", "large-integers"], table.Notes.Where(n => n.IsWarning && n.Column is "f" or "big").Select(n => n.Code));
    }

    [Fact]
    public async Task Nested_and_cut_off_Parquet_files_are_refused()
    {
        var nested = await Assert.ThrowsAsync<MillibarException>(() => ReadAsync("SELECT [1, 2] AS list"));
        Assert.Equal("nested-column", nested.Code);
        var path = Write("SELECT range AS x FROM range(1000)");
        await using (var file = File.OpenWrite(path)) file.SetLength(file.Length - 5);
        var cut = await Assert.ThrowsAsync<MillibarException>(() => new DuckDbTableReader().ReadAsync(path, new ReadOptions(), TestContext.Current.CancellationToken));
        Assert.Equal("parquet-corrupt", cut.Code);
    }

    [Fact]
    public async Task Bad_JSON_lines_are_set_aside_on_request()
    {
        var path = Path.Combine(_folder, "lines.jsonl");
        await File.WriteAllTextAsync(path, "{\"x\":1}\nnot json\n{\"x\":3}\n", TestContext.Current.CancellationToken);
        var table = await new DuckDbTableReader().ReadAsync(path, new ReadOptions { SkipBadRows = true }, TestContext.Current.CancellationToken);
        Assert.Equal([1, 3], table.RowNumbers);
        Assert.Equal([1, 3], Numbers(table, "x"));
        Assert.Equal([new SetAsideRow(2, "json-corrupt")], table.SetAside);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double[] Numbers(Table table, string name) => Assert.IsType<Column.Number>(table.Columns[table.IndexOf(name)]).Values;

    private static Column.Text Text(Table table, string name) => Assert.IsType<Column.Text>(table.Columns[table.IndexOf(name)]);

    private Task<Table> ReadAsync(string select) => new DuckDbTableReader().ReadAsync(Write(select), new ReadOptions(), TestContext.Current.CancellationToken);

    private string Write(string select)
    {
        var path = Path.Combine(_folder, "it's.parquet");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY ({select}) TO {Sql.Literal(path)} (FORMAT parquet)";
        command.ExecuteNonQuery();
        return path;
    }
}
