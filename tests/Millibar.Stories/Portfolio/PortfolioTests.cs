using System.Text.Json;
using Millibar.TestSupport;

namespace Millibar.Stories.Portfolio;

/// <summary>From a list of ideas to a first project, through the real command.</summary>
public sealed class PortfolioTests
{
    private const string Ideas = "examples/ideas.csv";

    [Fact]
    public async Task A_list_of_ideas_names_a_first_project_and_what_to_find_out_and_evidence_takes_the_place_of_estimates()
    {
        using var folder = new ScratchFolder();
        var import = await Run(folder, "portfolio", "import", Path.Combine(TestData.Root, Ideas));
        Assert.Contains("churn, invoices, warehouse-cart", import.Output, StringComparison.Ordinal);

        var table = await Run(folder, "portfolio", "--html", "portfolio.html");
        Assert.Matches(@"First:   (churn|invoices) first: expected value", table.Output);
        Assert.Contains("Measure: The cheapest measurement that could change it:", table.Output, StringComparison.Ordinal);
        Assert.Contains("millibar try FILE --target COL --project", table.Output, StringComparison.Ordinal);
        Assert.Contains("</html>", await File.ReadAllTextAsync(Path.Combine(folder.Path, "portfolio.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Another idea changes no other project's numbers.
        var before = await Scores(folder);
        await Run(folder, "portfolio", "import", folder.Write("more.csv", "name,currency,value_per_year_low,value_per_year_high,cost_low,cost_high\nlate,EUR,1000000,9000000,10000,20000\n"));
        var among = await Scores(folder);
        Assert.Equal(4, among.Count);
        Assert.All(before, pair => Assert.Equal(pair.Value.Own, among[pair.Key].Own));

        // Four of ten labels are wrong, which makes the data harder than was thought: half a point of three is measured now.
        Assert.Equal(0, among["churn"].Measured);
        await Run(folder, "evidence", "add", "--project", "churn", "--kind", "label.error-rate", "--value", "0.4", "--interval", "0.32,0.48", "--n", "150");
        var measured = await Scores(folder);
        Assert.Equal(0.5 / 3, measured["churn"].Measured, 1e-9);
        Assert.Equal(among["invoices"].Own, measured["invoices"].Own);

        // What came true makes the base rate, and the estimator's record.
        var outcome = await Run(folder, "portfolio", "outcome", "invoices", "--success", "yes", "--cost", "450000");
        Assert.Contains("cost came to 450000 (estimated 70000 to 200000 by bo)", outcome.Output, StringComparison.Ordinal);
        var last = await Run(folder, "portfolio");
        Assert.Contains("bo: 0 of 1 ranges held the truth", last.Output, StringComparison.Ordinal);
        Assert.Contains("1 finished projects", last.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("invoices first", last.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_with_a_mistake_changes_nothing_and_says_where_it_is()
    {
        using var folder = new ScratchFolder();
        var wrong = await Command.MillibarAsync(folder.Path, "portfolio", "import", folder.Write("ideas.csv", "name,cost_low,cost_high\na,1,2\nb,5,4\n"));
        Assert.Equal(65, wrong.ExitCode);
        Assert.Contains("line 3, column 3", wrong.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, ".millibar")));

        await Run(folder, "project", "new", "x");
        var again = await Command.MillibarAsync(folder.Path, "portfolio", "import", Path.Combine(folder.Path, "ideas.csv"));
        Assert.Equal(65, again.ExitCode);
        Assert.DoesNotContain("\na ", (await Run(folder, "project", "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, "portfolio", "--order", "backwards")]
    [InlineData(64, "portfolio", "--top", "0")]
    [InlineData(64, "portfolio", "outcome", "x")]
    [InlineData(64, "portfolio", "outcome", "nobody", "--success", "yes")]
    [InlineData(65, "portfolio", "outcome", "x", "--cost", "0")]
    public async Task Impossible_requests_are_refused_with_a_code(int exit, params string[] arguments)
    {
        using var folder = new ScratchFolder();
        await Run(folder, "project", "new", "x");
        Assert.Equal(exit, (await Command.MillibarAsync(folder.Path, arguments)).ExitCode);
    }

    private static async Task<Command> Run(ScratchFolder folder, params string[] arguments)
    {
        var run = await Command.MillibarAsync(folder.Path, arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private static async Task<Dictionary<string, (string Own, double Measured)>> Scores(ScratchFolder folder)
    {
        using var json = JsonDocument.Parse((await Run(folder, "portfolio", "--json", "--quiet")).Output);
        return json.RootElement.GetProperty("projects").EnumerateArray().ToDictionary(
            project => project.GetProperty("name").GetString()!,
            project => (
                project.GetProperty("value").GetRawText() + project.GetProperty("loss_chance").GetRawText(),
                project.GetProperty("matrix") is { ValueKind: JsonValueKind.Object } matrix ? matrix.GetProperty("measured_share_difficulty_first").GetDouble() : 0),
            StringComparer.Ordinal);
    }
}
