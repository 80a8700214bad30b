using System.Collections.Immutable;
using System.Diagnostics;
using Millibar.Data;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.TestSupport;

namespace Millibar.Tests.Data;

/// <summary>Laws that hold for every check, small planted cases, and what all checks together may cost.</summary>
public sealed class AllChecksTests
{
    [Fact]
    public void Every_check_is_in_the_list_once()
    {
        var types = typeof(ICheck).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICheck)));
        Assert.Equal(types.Select(type => type.Name).Order(StringComparer.Ordinal), AllChecks.List.Select(check => check.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_is_explained_in_the_documentation()
    {
        var text = File.ReadAllText(Path.Combine(TestData.Root, "docs", "checks.md"));
        Assert.All(AllChecks.List.SelectMany(check => check.Codes).Append(AllChecks.UnfinishedCode), code => Assert.Contains($"`{code}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_gives_the_same_findings_and_the_table_stays_as_it_was()
    {
        var table = Messy("");
        var copies = table.Columns.Select(Clone).ToList();
        Assert.Equal(Lines(table), Lines(table));
        Assert.All(table.Columns.Zip(copies), pair => Assert.Equal(Values(pair.First), Values(pair.Second)));
    }

    [Fact]
    public void Renaming_the_columns_renames_the_findings_only() =>
        Assert.Equal(Lines(Messy("")), Lines(Messy("_")).Select(line => line.Replace("_", "", StringComparison.Ordinal)));

    [Fact]
    public void The_planted_faults_are_all_found_and_each_says_what_to_do()
    {
        var findings = CheckedTable.Check(Messy(""), "y");
        string[] expected = ["all-missing-column", "constant-column", "duplicate-rows", "identifier-like", "leakage-single-column", "missing-codes", "time-order-ignored"];
        Assert.Empty(expected.Except(findings.Select(finding => finding.Code)));
        Assert.All(findings, finding => Assert.True(finding.Message.ToString().Length > 20 && finding.Remedy.ToString().Length > 10));
        Assert.Equal(findings.OrderByDescending(finding => finding.Severity), findings);
    }

    [Fact]
    public void Every_row_ten_times_is_a_warning_with_the_number_of_distinct_rows()
    {
        var table = Rows.Of(Rows.Numbers("age", 400, i => 20 + i % 40), Rows.Numbers("income", 400, i => 1_000 + 37.5 * (i % 40)), Rows.Texts("city", 400, i => "abc"[i % 40 % 3].ToString()), Rows.Numbers("y", 400, i => i % 2));
        var finding = Assert.Single(CheckedTable.Check(table, "y"), f => f.Code == "duplicate-rows");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("40 rows are distinct", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_time_left_the_drift_is_said_to_be_unjudged()
    {
        var hurried = CheckedTable.Context(Messy(""), "y", allowance: TimeSpan.FromTicks(-1));
        Assert.Contains(AllChecks.Measure(hurried, CancellationToken.None), finding => finding.Code == "check-unfinished" && finding.Message.ToString().Contains("order-drift", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_run_stops() =>
        Assert.Throws<OperationCanceledException>(() => AllChecks.Measure(CheckedTable.Context(Messy(""), "y"), new CancellationToken(canceled: true)));

    [Fact]
    public void Ten_thousand_columns_take_seconds()
    {
        Column[] columns = [.. Enumerable.Range(0, 9_999).Select(c => Rows.Numbers($"c{c}", 30, i => i * (c + 1) % 7))];
        var context = CheckedTable.Context(Rows.Of([.. columns, Rows.Numbers("y", 30, i => i % 2)]), "y");
        var watch = Stopwatch.StartNew();
        AllChecks.Measure(context, CancellationToken.None);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    private static string[] Lines(Table table) =>
        [.. CheckedTable.Check(table, table.Columns[^1].Name).Select(finding => $"{finding.Severity} {finding.Code} {finding.Column} {finding.Message} {finding.Remedy}")];

    /// <summary>500 rows with a fault in nearly every column; <paramref name="mark"/> is put behind each name.</summary>
    private static Table Messy(string mark)
    {
        var random = new RandomStream(11);
        double[] noise = [.. Enumerable.Range(0, 500).Select(_ => random.NextGaussian())];
        int[] y = [.. Enumerable.Range(0, 500).Select(row => noise[row % 490] + random.NextGaussian() > 0 ? 1 : 0)];
        int Row(int i) => i >= 490 ? i - 490 : i;
        return Rows.Of(
            Rows.Numbers("id" + mark, 500, i => i + 1),
            Rows.Numbers("noise" + mark, 500, i => noise[Row(i)]),
            Rows.Days("day" + mark, 500, i => Row(i) / 5),
            Rows.Numbers("age" + mark, 500, i => Row(i) % 25 == 0 ? -999 : 20 + Row(i) * 7 % 60),
            Rows.Texts("city" + mark, 500, i => "abc"[Row(i) % 3].ToString()),
            Rows.Numbers("void" + mark, 500, _ => double.NaN),
            Rows.Numbers("same" + mark, 500, _ => 7),
            Rows.Texts("leak" + mark, 500, i => y[Row(i)] == 1 ? "a" : "b"),
            Rows.Numbers("y" + mark, 500, i => y[Row(i)]));
    }

    private static Column Clone(Column column) => column switch
    {
        Column.Number number => number with { Values = [.. number.Values] },
        Column.Date date => date with { Seconds = [.. date.Seconds] },
        Column.Text text => text with { Codes = [.. text.Codes] },
        _ => throw new InvalidOperationException(),
    };

    private static ImmutableArray<double> Values(Column column) => column switch
    {
        Column.Number number => [.. number.Values],
        Column.Date date => [.. date.Seconds],
        Column.Text text => [.. text.Codes.Select(code => (double)code)],
        _ => throw new InvalidOperationException(),
    };
}
