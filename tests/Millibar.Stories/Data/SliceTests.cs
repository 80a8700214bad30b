using System.Text.Json;
using Millibar.TestSupport;

namespace Millibar.Stories.Data;

/// <summary>Named slices through the real command, on german_credit.</summary>
public sealed class SliceTests : IDisposable
{
    private static readonly string[] Quick = ["--rungs", "constant,one-rule", "--budget", "none", "--no-curve", "--json", "--quiet"];
    private static readonly string Credit = Path.Combine(TestData.Root, "examples", "german_credit.csv");
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_requirement_on_a_slice_is_judged_on_its_rows()
    {
        await DoneAsync("project", "new", "credit");
        await DoneAsync("plan", "set", "target.column", "class");
        await DoneAsync("plan", "set", "success.requirements", "accuracy >= 0.55", "accuracy >= 0.99 on young", "accuracy >= 0.5 on eldest");
        await DoneAsync("data", "add", Credit);
        var unknown = await RunAsync(["try", .. Quick]);
        Assert.Equal(64, unknown.ExitCode);
        Assert.Contains("data slice young", unknown.Output + unknown.Error, StringComparison.Ordinal);

        // 371 of 1,000 are below 30 and 2 above 74, counted in the file.
        Assert.Contains("371 of 1,000", await DoneAsync("data", "slice", "young", "age < 30"), StringComparison.Ordinal);
        await DoneAsync("data", "slice", "eldest", "age > 74");
        using var list = JsonDocument.Parse(await DoneAsync("data", "slice", "--json"));
        Assert.Equal(["eldest:2", "young:371"], list.RootElement.GetProperty("slices").EnumerateArray().Select(slice => $"{slice.GetProperty("name")}:{slice.GetProperty("rows")}"));

        using var report = JsonDocument.Parse(await DoneAsync(["try", .. Quick]));
        var requirements = report.RootElement.GetProperty("requirements");
        Assert.Equal(["met", "failed", "undecided"], requirements.EnumerateArray().Select(requirement => requirement.GetProperty("state").GetString()));
        Assert.Equal((371, "young"), (requirements[1].GetProperty("n").GetInt32(), requirements[1].GetProperty("slice").GetString()));
        Assert.Equal(20, requirements[2].GetProperty("needed").GetProperty("low").GetInt32());
        Assert.Equal("undecided", report.RootElement.GetProperty("verdict").GetProperty("code").GetString());

        using var status = JsonDocument.Parse(await DoneAsync("status", "--json"));
        var standings = status.RootElement.GetProperty("requirements").EnumerateArray().ToList();
        Assert.Equal(["met", "failed", "undecided"], standings.Select(standing => standing.GetProperty("state").GetString()));
        Assert.Equal(371, standings[1].GetProperty("observed").GetProperty("n").GetInt32());
        Assert.Contains("rows that judge 2, needed 20 at least", standings[2].GetProperty("reason").GetString(), StringComparison.Ordinal);

        // Another condition, other rows: what was measured does not hold for them. And a name that is nearly right is found.
        await DoneAsync("data", "slice", "young", "age < 35");
        using var later = JsonDocument.Parse(await DoneAsync("status", "--json"));
        Assert.Equal("undecided", later.RootElement.GetProperty("requirements")[1].GetProperty("state").GetString());
        var near = await RunAsync("data", "slice", "yung", "--remove");
        Assert.Contains("the nearest is 'young'", near.Error, StringComparison.Ordinal);
        await DoneAsync("data", "slice", "eldest", "--remove");
        Assert.DoesNotContain("eldest", await DoneAsync("data", "slice"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age <", "slice-condition")]
    [InlineData("agee < 30", "slice-condition")]
    [InlineData("age + 1", "slice-condition")]
    [InlineData("age > 200", "slice-empty")]
    [InlineData("(SELECT true FROM read_text('/etc/hostname'))", "slice-condition")]
    [InlineData("true) FROM t; DROP TABLE t; SELECT (true", "slice-condition")]
    public async Task A_condition_that_cannot_be_used_is_refused_and_not_recorded(string condition, string code)
    {
        await DoneAsync("project", "new", "credit");
        await DoneAsync("data", "add", Credit);
        var run = await RunAsync("data", "slice", "part", condition);
        Assert.Equal(65, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains("No slices", await DoneAsync("data", "slice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_a_project_a_slice_is_given_to_try()
    {
        var run = await RunAsync(["try", Credit, "--target", "class", "--slice", "young=age < 30", "--require", "accuracy >= 0.5 on young", .. Quick]);
        Assert.True(run.ExitCode == 0, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        var slice = report.RootElement.GetProperty("slices")[0];
        Assert.Equal(("young", 371, "met"), (slice.GetProperty("name").GetString(), slice.GetProperty("n").GetInt32(), report.RootElement.GetProperty("requirements")[0].GetProperty("state").GetString()));
        var unknown = await RunAsync(["try", Credit, "--target", "class", "--slice", "young=age < 30", "--require", "accuracy >= 0.5 on yung", .. Quick]);
        Assert.Contains("the nearest is 'young'", unknown.Output + unknown.Error, StringComparison.Ordinal);
    }

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Output}{run.Error}");
        return run.Output;
    }

    private Task<Command> RunAsync(params string[] arguments) =>
        Command.MillibarAsync(_folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["MILLIBAR_BY"] = "Ann" }, arguments);
}
