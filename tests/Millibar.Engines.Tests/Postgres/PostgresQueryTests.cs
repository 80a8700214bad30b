using Millibar.Engines.Queries;
using Millibar.Engines.Tests.Queries;

namespace Millibar.Engines.Tests.Postgres;

public sealed class PostgresQueryTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Table = """
        DROP TABLE IF EXISTS t; DROP TYPE IF EXISTS mood;
        CREATE TYPE mood AS ENUM ('good', 'bad');
        CREATE TABLE t (id integer, zip text, code char(3), big bigint, price numeric(10, 2), f real, d double precision, paid boolean, day date, at timestamp, zoned timestamptz, clock time, m mood, u uuid, doc jsonb, list int[]);
        INSERT INTO t VALUES
          (1, '00123', 'abc', 12, 1.25, 0.5, 0.1, true, '2024-01-02', '2024-01-02 03:04:05.5', '2024-01-02 03:04:05+01', '12:30', 'bad', '00000000-0000-0000-0000-000000000001', '{}', '{1}');
        INSERT INTO t VALUES (2);
        """;

    [Fact]
    public async Task Types_survive()
    {
        await StartAsync();
        var table = await Asked.TableAsync(server.Address, "SELECT id, zip, code, big, price, f, d, paid, day, at, zoned, clock, m, u FROM t ORDER BY id");
        var expected = new Dictionary<string, string>
        {
            ["id"] = "1 2", ["zip"] = "'00123' -", ["code"] = "'abc' -", ["big"] = "12 -", ["price"] = "1.25 -", ["f"] = "0.5 -", ["d"] = "0.1 -", ["paid"] = "'true' -", ["day"] = "2024-01-02T00:00:00 -",
            ["at"] = "2024-01-02T03:04:05.5 -", ["zoned"] = "2024-01-02T02:04:05 -", ["clock"] = "'12:30:00' -", ["m"] = "'bad' -", ["u"] = "'00000000-0000-0000-0000-000000000001' -",
        };
        Assert.All(expected, pair => Assert.Equal(pair.Value, Asked.Values(table, pair.Key)));
    }

    [Fact]
    public async Task Rows_beyond_one_portion_come_in_order()
    {
        await StartAsync();
        var table = await Asked.TableAsync($"Host=127.0.0.1;Port={server.Port};Database=postgres;Username=postgres;Password={PostgresServer.Password}", "SELECT i, 'r' || i AS t FROM generate_series(1, 20000) AS s(i) ORDER BY i");
        Assert.Equal(20_000, table.RowCount);
        Assert.Equal(Enumerable.Range(1, 20_000).Select(i => (double)i), Assert.IsType<Tables.Column.Number>(table.Columns[0]).Values);
    }

    [Fact]
    public async Task What_cannot_be_kept_or_would_write_is_refused_in_words()
    {
        await StartAsync();
        await server.ExecuteAsync("CREATE OR REPLACE FUNCTION sly() RETURNS integer LANGUAGE sql AS 'DELETE FROM t RETURNING 1'");
        var refused = new (string Query, string Code)[]
        {
            ("DELETE FROM t", "query-not-select"), ("WITH x AS (DELETE FROM t RETURNING id) SELECT * FROM x", "query-writes"), ("WITH x AS (SELECT 1) DELETE FROM t", "query-writes"),
            ("SELECT sly()", "query-writes"), ("SELECT 1; COMMIT; DELETE FROM t", "query-statements"), ("SELECT nope FROM t", "query-failed"), ("SELECT doc FROM t", "query-type"), ("SELECT list FROM t", "query-type"),
            ("SELECT id, zip AS \"ID\" FROM t", "duplicate-header"), ("SELECT id FROM t WHERE id > 9", "query-no-rows"), ("SELECT FROM t", "query-no-columns"),
            ("SELECT 12345678901234567::numeric AS a", "query-value"), ("SELECT 'infinity'::date AS a", "query-value"), ("SELECT '-infinity'::timestamp AS a", "query-value"), ("SELECT 'NaN'::numeric AS a", "query-value"),
        };
        foreach (var (query, code) in refused) await Asked.RefusedAsync(server.Address, query, code);
        Assert.Equal("2", Asked.Values(await Asked.TableAsync(server.Address, "SELECT count(*) AS n FROM t"), "n"));
        Assert.Contains("character 8", (await Asked.RefusedAsync(server.Address, "SELECT nope FROM t", "query-failed")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_a_wrong_database_and_no_server_are_told_apart_and_no_password_is_told()
    {
        await StartAsync();
        var errors = new[]
        {
            await Asked.RefusedAsync($"postgres://postgres:topsecret@127.0.0.1:{server.Port}/postgres", "SELECT 1 AS a", "source-denied"),
            await Asked.RefusedAsync(server.Address.Replace("/postgres", "/absent", StringComparison.Ordinal).Replace("//absent", "//postgres", StringComparison.Ordinal), "SELECT 1 AS a", "source-missing"),
            await Asked.RefusedAsync("postgres://postgres:topsecret@127.0.0.1:1/postgres", "SELECT 1 AS a", "source-unreachable"),
        };
        Assert.All(errors, error => Assert.DoesNotContain("topsecret", error.ToString(), StringComparison.Ordinal));
        Assert.All(errors, error => Assert.DoesNotContain(PostgresServer.Password, error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_running_query_can_be_cancelled()
    {
        await StartAsync();
        using var scratch = new ScratchFolder();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => QueryFile.WriteAsync(QuerySource.Parse(server.Address), "SELECT pg_sleep(60)::text AS a", scratch.File("x.parquet"), null, stop.Token));
    }

    [Theory]
    [InlineData("postgres://me:topsecret@shop.example:5433/sales?sslmode=require", "postgres shop.example:5433/sales")]
    [InlineData("Host=shop.example;Database=sales;Username=me;Password=topsecret", "postgres shop.example:5432/sales")]
    public void A_source_names_host_port_and_database_only(string text, string expected) => Assert.Equal(expected, QuerySource.Parse(text).ToString());

    [Theory]
    [InlineData("postgres://me:topsecret@shop.example/sales?nonsense=1")]
    [InlineData("Host=shop.example;Password=topsecret;Nonsense=1")]
    [InlineData("postgres://me:top/secret@@#:x")]
    public void A_connection_string_that_cannot_be_read_is_refused_without_repeating_it(string text)
    {
        var error = Assert.Throws<MillibarException>(() => QuerySource.Parse(text));
        Assert.Equal("option-from", error.Code);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    private async Task StartAsync()
    {
        await server.StartAsync();
        await server.ExecuteAsync(Table);
    }
}
