using DuckDB.NET.Data;
using Millibar.Engines.Queries;

namespace Millibar.Engines.Tests.Queries;

public sealed class DuckDbQueryTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _path;

    public DuckDbQueryTests()
    {
        _path = _scratch.File("shop.duckdb");
        using var connection = new DuckDBConnection($"DataSource={_path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TYPE mood AS ENUM ('good', 'bad');
            CREATE TABLE t (id INTEGER, zip VARCHAR, big HUGEINT, price DECIMAL(10, 2), f FLOAT, paid BOOLEAN, day DATE, stamp TIMESTAMP, zoned TIMESTAMPTZ, clock TIME, m mood, u UUID, list INTEGER[]);
            INSERT INTO t VALUES
              (1, '00123', 12, 1.25, 0.5, true, '2024-01-02', '2024-01-02 03:04:05.5', '2024-01-02 03:04:05+01', '12:30:00', 'bad', '00000000-0000-0000-0000-000000000001', [1]),
              (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            """;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Types_survive()
    {
        var table = await Asked.TableAsync(_path, "SELECT * EXCLUDE (list) FROM t ORDER BY id");
        var expected = new Dictionary<string, string>
        {
            ["id"] = "1 2", ["zip"] = "'00123' -", ["big"] = "12 -", ["price"] = "1.25 -", ["f"] = "0.5 -", ["paid"] = "'true' -", ["day"] = "2024-01-02T00:00:00 -",
            ["stamp"] = "2024-01-02T03:04:05.5 -", ["zoned"] = "2024-01-02T02:04:05 -", ["clock"] = "'12:30:00' -", ["m"] = "'bad' -", ["u"] = "'00000000-0000-0000-0000-000000000001' -",
        };
        Assert.All(expected, pair => Assert.Equal(pair.Value, Asked.Values(table, pair.Key)));
    }

    [Theory]
    [InlineData("DELETE FROM t", "query-not-select")]
    [InlineData("", "query-not-select")]
    [InlineData("WITH x AS (SELECT 1) DELETE FROM t", "query-writes")]
    [InlineData("SELECT 1 AS a; DELETE FROM t", "query-writes")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')", "query-writes")]
    [InlineData("SELECT 1 AS a; SELECT 2 AS b", "query-statements")]
    [InlineData("SELECT nope FROM t", "query-failed")]
    [InlineData("SELECT list FROM t", "query-type")]
    [InlineData("SELECT id, zip AS ID FROM t", "duplicate-header")]
    [InlineData("SELECT id FROM t WHERE id > 9", "query-no-rows")]
    [InlineData("SELECT 99999999999999999999::HUGEINT AS a", "query-value")]
    [InlineData("SELECT 12345678901234567.00::DECIMAL(38, 2) AS a", "query-value")]
    [InlineData("SELECT 'infinity'::DATE AS a", "query-value")]
    [InlineData("SELECT 'infinity'::TIMESTAMP AS a", "query-value")]
    public async Task What_cannot_be_kept_or_would_write_is_refused_in_words(string query, string code)
    {
        await Asked.RefusedAsync(_path, query, code);
        Assert.Equal("2", Asked.Values(await Asked.TableAsync(_path, "SELECT count(*) AS n FROM t"), "n"));
    }

    [Fact]
    public async Task A_damaged_a_foreign_an_empty_and_an_absent_file_are_told_apart()
    {
        var damaged = _scratch.File("damaged.duckdb");
        var bytes = await File.ReadAllBytesAsync(_path, TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)7, 100, bytes.Length - 100);
        await File.WriteAllBytesAsync(damaged, bytes, TestContext.Current.CancellationToken);
        await Asked.RefusedAsync(damaged, "SELECT * FROM t", "source-corrupt");
        await File.WriteAllTextAsync(_scratch.File("a.csv"), "a,b\n1,2\n3,4\n5,6\n", TestContext.Current.CancellationToken);
        await Asked.RefusedAsync(_scratch.File("a.csv"), "SELECT 1", "source-unknown");
        await File.WriteAllTextAsync(_scratch.File("empty.db"), "", TestContext.Current.CancellationToken);
        await Asked.RefusedAsync(_scratch.File("empty.db"), "SELECT 1", "source-corrupt");
        await Asked.RefusedAsync(_scratch.File("absent.db"), "SELECT 1", "source-missing");
        await Asked.RefusedAsync(_scratch.Path, "SELECT 1", "source-unknown");
        await Asked.RefusedAsync("mysql://x/y", "SELECT 1", "source-unknown");
    }

    [Fact]
    public async Task A_running_query_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => QueryFile.WriteAsync(QuerySource.Parse(_path), "SELECT range AS a FROM range(100000000000)", _scratch.File("x.parquet"), null, stop.Token));
    }
}
