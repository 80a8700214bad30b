using System.Diagnostics;
using Millibar.Engines.DuckDb;
using Millibar.Tables;

namespace Millibar.Engines.Tests.DuckDb;

public class DuckDbRowExpressionTests
{
    private static readonly Table Rows = new()
    {
        Name = "rows.csv",
        Columns =
        [
            new Column.Number("age", [20, 61, double.NaN]),
            new Column.Text("city \"; DROP TABLE t; --", [0, 1, -1], ["Graz", "Wien's"]),
            new Column.Date("d", [0, 86400, double.NaN], false),
            new Column.Text("select", [0, 0, 1], ["a", "b"]),
            new Column.Number("AGE2", [1, 2, 3]),
        ],
        RowCount = 3,
        RowNumbers = [1, 2, 3],
        Hash = "",
    };

    [Theory]
    [InlineData("CASE WHEN age > 60 THEN 'old' ELSE 'young' END", "young", "old", "young")]
    [InlineData("age / 2", "10", "30.5", null)]
    [InlineData("age IS NULL", "false", "false", "true")]
    [InlineData("1", "1", "1", "1")]
    [InlineData("0.25", "0.25", "0.25", "0.25")]
    [InlineData("\"city \"\"; DROP TABLE t; --\" = 'Wien''s'", "false", "true", null)]
    [InlineData("\"select\"", "a", "a", "b")]
    [InlineData("d >= DATE '1970-01-02'", "false", "true", null)]
    [InlineData("d", "1970-01-01", "1970-01-02", null)]
    [InlineData("age2 + 1", "2", "3", "4")]
    [InlineData("lower(\"select\") || coalesce(cast(round(age) AS VARCHAR), '?')", "a20.0", "a61.0", "b?")]
    [InlineData("age BETWEEN 20 AND 30 AND \"select\" IN ('a', 'c') -- a remark", "true", "false", "false")]
    [InlineData("ln(age - age)", null, null, null, true)]
    public async Task A_rule_gives_one_value_a_row(string rule, string? first, string? second, string? third, bool fails = false)
    {
        var evaluate = () => new DuckDbRowExpression().EvaluateAsync(Rows, rule, TestContext.Current.CancellationToken);
        if (fails) Assert.Equal("rule-invalid", (await Assert.ThrowsAsync<MillibarException>(evaluate)).Code);
        else Assert.Equal([first, second, third], await evaluate());
    }

    [Theory]
    [InlineData("")]
    [InlineData("age >")]
    [InlineData("CASE WHEN age > 60 THEN 1")]
    [InlineData("no_such_column > 1")]
    [InlineData("no_such_function(age)", "rule-not-allowed")]
    [InlineData("'x' + 1 = CAST('y' AS INTEGER)")]
    [InlineData("rowid")]
    [InlineData("other.age")]
    [InlineData("1; DROP TABLE t")]
    [InlineData("1) FROM t --")]
    public async Task An_invalid_rule_is_explained(string rule, string code = "rule-invalid") => Assert.Equal(code, await CodeOf(rule));

    [Theory]
    [InlineData("(SELECT 1)")]
    [InlineData("(SELECT max(content) FROM read_text('/etc/passwd'))")]
    [InlineData("age IN (SELECT 1)")]
    [InlineData("EXISTS (SELECT * FROM 'secret.csv')")]
    [InlineData("1) FROM t; DROP TABLE t; SELECT (1")]
    [InlineData("1) FROM t; COPY t TO '/tmp/millibar-must-not-exist.csv'; SELECT (1")]
    [InlineData("1) FROM t; INSTALL httpfs; SELECT (1")]
    [InlineData("1), (2")]
    [InlineData("avg(age)")]
    [InlineData("count(*)")]
    [InlineData("row_number() OVER ()")]
    [InlineData("*")]
    [InlineData("COLUMNS('a')")]
    [InlineData("$1")]
    [InlineData("?")]
    [InlineData("random()")]
    [InlineData("now()")]
    [InlineData("current_setting('memory_limit')")]
    [InlineData("getenv('HOME')")]
    [InlineData("getvariable('x')")]
    [InlineData("nextval('s')")]
    [InlineData("unnest([1, 2])")]
    [InlineData("repeat('x', 1000000000)")]
    [InlineData("list_transform([1], x -> x)")]
    [InlineData("1) FROM t WHERE (true", "rule-invalid")]
    public async Task A_rule_that_wants_more_than_to_compute_is_refused(string rule, string code = "rule-not-allowed")
    {
        Assert.Equal(code, await CodeOf(rule));
        Assert.False(File.Exists("/tmp/millibar-must-not-exist.csv"));
    }

    [Fact]
    public async Task A_rule_nested_deeper_than_the_parser_can_go_is_explained()
    {
        var rule = string.Concat(Enumerable.Repeat("abs(", 3_000)) + "1" + new string(')', 3_000);
        Assert.Equal("rule-invalid", await CodeOf(rule));
    }

    [Fact]
    public async Task A_rule_that_runs_long_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var table = Rows with { Columns = [new Column.Text("x", new int[100_000], [new string('x', 400)])], RowCount = 100_000 };
        cancel.CancelAfter(TimeSpan.FromSeconds(1));
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new DuckDbRowExpression().EvaluateAsync(table, "levenshtein(x, x || 'y') + levenshtein(x, 'z' || x) > 0", cancel.Token));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"took {clock.Elapsed}");
    }

    private static async Task<string> CodeOf(string rule)
    {
        var error = await Assert.ThrowsAsync<MillibarException>(
            () => new DuckDbRowExpression().EvaluateAsync(Rows, rule, TestContext.Current.CancellationToken));
        Assert.NotEmpty(error.Remedy);
        Assert.Equal("--rule", error.Where);
        return error.Code;
    }
}
