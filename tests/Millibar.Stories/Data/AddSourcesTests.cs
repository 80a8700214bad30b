using System.Text.Json;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Millibar.Stories.Data;

public sealed class AddSourcesTests
{
    [Fact]
    public async Task A_folder_and_a_query_become_data_versions_that_say_where_they_came_from()
    {
        using var scratch = new ScratchFolder();
        await RunAsync(scratch, 0, "project", "new", "shop", "--by", "ann");
        Directory.CreateDirectory(Path.Combine(scratch.Path, "exports"));
        scratch.Write("exports/a.csv", "id,zip,bought\n1,00123,yes\n2,00124,no\n");
        scratch.Write("exports/b.csv", "id,zip,bought\n3,00125,no\n");
        var folder = await RunAsync(scratch, 0, "data", "add", "exports", "--by", "ann");
        Assert.StartsWith("exports.parquet (from folder exports): 3 rows, 3 columns. It is data version ", folder.Output, StringComparison.Ordinal);

        Sqlite(Path.Combine(scratch.Path, "shop.db"), "CREATE TABLE orders (id INTEGER, zip TEXT, bought TEXT); INSERT INTO orders VALUES (1, '00123', 'yes'), (2, '00124', 'no');");
        string[] ask = ["data", "add", "--query", "SELECT * FROM orders ORDER BY id", "--from", "shop.db", "--by", "ann"];
        var first = await RunAsync(scratch, 0, ask);
        Assert.StartsWith("shop-query.parquet (from sqlite shop.db): 2 rows, 3 columns.", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("Unchanged: ", (await RunAsync(scratch, 0, ask)).Output, StringComparison.Ordinal);
        using var evidence = JsonDocument.Parse((await RunAsync(scratch, 0, "evidence", "list", "--kind", "data.version", "--json")).Output);
        var facts = evidence.RootElement.GetProperty("evidence").EnumerateArray().Select(item => item.GetProperty("item").GetProperty("facts")).ToList();
        Assert.Contains(facts, fact => fact.GetProperty("source").GetString() == "folder exports" && fact.GetProperty("files").GetString() == "2");
        Assert.Contains(facts, fact => fact.GetProperty("source").GetString() == "sqlite shop.db" && fact.GetProperty("query").GetString() == "SELECT * FROM orders ORDER BY id");
    }

    [Fact]
    public async Task A_failure_leaves_nothing_behind_and_tells_no_password()
    {
        using var scratch = new ScratchFolder();
        await RunAsync(scratch, 0, "project", "new", "shop", "--by", "ann");
        var path = Path.Combine(scratch.Path, "shop.duckdb");
        using (var connection = new DuckDBConnection($"DataSource={path}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t AS SELECT range AS id FROM range(3)";
            command.ExecuteNonQuery();
            var locked = await RunAsync(scratch, 75, "data", "add", "--query", "SELECT * FROM t", "--from", "shop.duckdb", "--by", "ann");
            Assert.Contains("source-locked", locked.Error, StringComparison.Ordinal);
        }

        await RunAsync(scratch, 65, "data", "add", "--query", "WITH x AS (SELECT 1) DELETE FROM t", "--from", "shop.duckdb", "--by", "ann");
        var unreachable = await RunAsync(scratch, 75, "data", "add", "--query", "SELECT 1 AS a", "--from", "postgres://ann:topsecret@127.0.0.1:1/sales", "--by", "ann");
        Assert.Contains("postgres 127.0.0.1:1/sales", unreachable.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", unreachable.Error + unreachable.Output, StringComparison.Ordinal);
        await RunAsync(scratch, 64, "data", "add", "--query", "SELECT 1 AS a", "--by", "ann");
        Assert.False(Directory.Exists(Path.Combine(scratch.Path, ".millibar", "blobs")));
        var added = await RunAsync(scratch, 0, "data", "add", "--query", "SELECT * FROM t", "--from", "shop.duckdb", "--by", "ann");
        Assert.Contains("The query has no ORDER BY", added.Error, StringComparison.Ordinal);
    }

    private static void Sqlite(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<Command> RunAsync(ScratchFolder scratch, int exitCode, params string[] arguments)
    {
        var command = await Command.MillibarAsync(scratch.Path, arguments);
        Assert.True(command.ExitCode == exitCode, $"{string.Join(' ', arguments)}: {command.ExitCode}\n{command.Output}{command.Error}");
        return command;
    }
}
