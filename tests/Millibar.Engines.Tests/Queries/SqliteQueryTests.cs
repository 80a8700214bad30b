using Microsoft.Data.Sqlite;
using Millibar.Engines.Queries;

namespace Millibar.Engines.Tests.Queries;

public sealed class SqliteQueryTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _path;

    public SqliteQueryTests()
    {
        _path = _scratch.File("shop.db");
        Run("""
            CREATE TABLE t (id INTEGER, zip TEXT, part, paid BOOLEAN, day DATE, at DATETIME, odd DATE, wild, raw BLOB, none TEXT);
            INSERT INTO t VALUES
              (1, '00123', 1, 1, '2024-01-02', '2024-01-02 03:04:05', '2024-01-02', 1, x'00', NULL),
              (2, 'x', 1.5, 0, NULL, '2024-01-03', 'soon', 'one', NULL, NULL),
              (3, '7', NULL, NULL, '2024-01-04', NULL, NULL, NULL, NULL, NULL);
            """);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Types_are_found_from_the_values_and_what_the_table_declares()
    {
        var table = await Asked.TableAsync(_path, "SELECT id, zip, part, paid, day, at, odd, none FROM t ORDER BY id;");
        var expected = new Dictionary<string, string>
        {
            ["id"] = "1 2 3", ["zip"] = "'00123' 'x' '7'", ["part"] = "1 1.5 -", ["paid"] = "'true' 'false' -", ["day"] = "2024-01-02T00:00:00 - 2024-01-04T00:00:00",
            ["at"] = "2024-01-02T03:04:05 2024-01-03T00:00:00 -", ["odd"] = "'2024-01-02' 'soon' -", ["none"] = "- - -",
        };
        Assert.All(expected, pair => Assert.Equal(pair.Value, Asked.Values(table, pair.Key)));
    }

    [Fact]
    public async Task The_same_rows_are_the_same_version_and_other_rows_another()
    {
        const string Query = "SELECT id, zip FROM t ORDER BY id";
        var before = (await Asked.TableAsync(_path, Query)).Hash;
        Assert.Equal(before, (await Asked.TableAsync(_path, "SELECT id, zip FROM t WHERE id > 0 ORDER BY id")).Hash);
        Run("UPDATE t SET zip = '00124' WHERE id = 1");
        Assert.NotEqual(before, (await Asked.TableAsync(_path, Query)).Hash);
    }

    [Theory]
    [InlineData("DELETE FROM t", "query-not-select")]
    [InlineData("WITH x AS (SELECT 1) DELETE FROM t", "query-writes")]
    [InlineData("SELECT 1; DELETE FROM t", "query-statements")]
    [InlineData("SELECT nope FROM t", "query-failed")]
    [InlineData("SELECT raw FROM t", "query-type")]
    [InlineData("SELECT wild FROM t", "query-value")]
    [InlineData("SELECT id, id FROM t", "duplicate-header")]
    [InlineData("SELECT id FROM t WHERE id > 9", "query-no-rows")]
    public async Task What_cannot_be_kept_or_would_write_is_refused_in_words(string query, string code)
    {
        await Asked.RefusedAsync(_path, query, code);
        Assert.Equal("3", Asked.Values(await Asked.TableAsync(_path, "SELECT count(*) AS n FROM t"), "n"));
    }

    [Fact]
    public async Task A_locked_and_a_damaged_database_are_told_apart()
    {
        using (var other = new SqliteConnection($"Data Source={_path};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE";
            command.ExecuteNonQuery();
            await Asked.RefusedAsync(_path, "SELECT * FROM t", "source-locked");
        }

        var bytes = await File.ReadAllBytesAsync(_path, TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)7, 200, bytes.Length - 200);
        await File.WriteAllBytesAsync(_path, bytes, TestContext.Current.CancellationToken);
        await Asked.RefusedAsync(_path, "SELECT * FROM t", "source-corrupt");
    }

    [Fact]
    public async Task A_running_query_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS m FROM n";
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => QueryFile.WriteAsync(QuerySource.Parse(_path), Endless, _scratch.File("x.parquet"), null, stop.Token));
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
