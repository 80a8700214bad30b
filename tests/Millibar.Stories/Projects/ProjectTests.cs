using System.Text.Json;
using Millibar.Cli;
using Millibar.Cli.Workspaces;
using Millibar.TestSupport;

namespace Millibar.Stories.Projects;

public sealed class ProjectTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_workspace_the_command_says_how_to_make_one()
    {
        var run = await MillibarAsync("project", "list");
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("millibar project new NAME", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_are_made_listed_chosen_renamed_and_put_away()
    {
        await DoneAsync("project", "new", "이탈 예측");
        await DoneAsync("project", "new", "Churn");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "deep", "er"));
        var list = await JsonAsync(Path.Combine(_folder.Path, "deep", "er"), "project", "list");
        Assert.Equal(["이탈 예측", "Churn"], list.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("name").GetString()));
        Assert.Equal(list.GetProperty("projects")[1].GetProperty("id").GetString(), list.GetProperty("chosen").GetString());

        var twice = await MillibarAsync("project", "new", " churn");
        Assert.Equal(ExitCodes.BadInput, twice.ExitCode);
        Assert.Contains("There is a project 'Churn' already", twice.Error, StringComparison.Ordinal);
        var typo = await MillibarAsync("project", "use", "Chrun");
        Assert.Equal(ExitCodes.Usage, typo.ExitCode);
        Assert.Contains("the nearest is 'Churn'", typo.Error, StringComparison.Ordinal);

        await DoneAsync("project", "use", "이탈 예측");
        Assert.Contains("이탈 예측", (await DoneAsync("project", "show")).Output, StringComparison.Ordinal);
        await DoneAsync("project", "rename", "CHURN", "Customers who leave");
        await DoneAsync("project", "archive", "이탈 예측");
        Assert.Contains("is archived", (await MillibarAsync("project", "use", "이탈 예측")).Error, StringComparison.Ordinal);
        // The chosen one is away, so the only active one is meant.
        Assert.StartsWith("Customers who leave", (await DoneAsync("project", "show")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("이탈", (await DoneAsync("project", "list")).Output, StringComparison.Ordinal);
        await DoneAsync("project", "archive", "이탈 예측", "--undo");
        Assert.StartsWith("* 이탈 예측", (await DoneAsync("project", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_several_are_active_and_none_is_chosen_the_command_asks_which()
    {
        await DoneAsync("project", "new", "a");
        await DoneAsync("project", "new", "b");
        File.Delete(Path.Combine(_folder.Path, ".millibar", "project"));
        var run = await MillibarAsync("project", "show");
        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("They are a, b.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unchanged_data_gives_the_same_version_and_bad_data_are_refused_as_try_refuses_them()
    {
        await DoneAsync("project", "new", "penguins");
        var file = Path.Combine(TestData.Root, "examples", "penguins.csv");
        var first = await JsonAsync(_folder.Path, "data", "add", file);
        Assert.False(first.GetProperty("unchanged").GetBoolean());
        var hash = first.GetProperty("data").GetString()!;
        Assert.True(File.Exists(Path.Combine(_folder.Path, ".millibar", "blobs", hash[..2], hash[2..])));
        var again = await JsonAsync(_folder.Path, "data", "add", file);
        Assert.True(again.GetProperty("unchanged").GetBoolean());
        Assert.Equal(hash, again.GetProperty("data").GetString());
        Assert.Equal(1, (await JsonAsync(_folder.Path, "project", "show")).GetProperty("version").GetInt64());

        var changed = _folder.Write("more.csv", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) + string.Join(',', Enumerable.Repeat("1", first.GetProperty("columns").GetInt32())) + "\n");
        Assert.NotEqual(hash, (await JsonAsync(_folder.Path, "data", "add", changed)).GetProperty("data").GetString());
        // Back to the first: it is the newest again, and said to be new.
        Assert.False((await JsonAsync(_folder.Path, "data", "add", file)).GetProperty("unchanged").GetBoolean());

        var ragged = _folder.Write("ragged.csv", "a,b\n1,2\n3\n");
        var (added, tried) = (await MillibarAsync("data", "add", ragged), await MillibarAsync("try", ragged, "--target", "a"));
        Assert.Equal(ExitCodes.BadInput, added.ExitCode);
        Assert.Equal(tried.Error, added.Error);
        Assert.Equal(3, (await JsonAsync(_folder.Path, "project", "show")).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Spending_is_recorded_with_who_and_on_what()
    {
        await DoneAsync("project", "new", "a");
        await DoneAsync("project", "spend", "1,250.5", "--on", "labels", "--by", "Ann", "--currency", "eur");
        Assert.Contains("Ann  spending  1,250.5 EUR on labels", (await DoneAsync("journal", "show")).Output, StringComparison.Ordinal);
        foreach (var amount in new[] { "0", "many", "1e400" })
            Assert.Equal(ExitCodes.Usage, (await MillibarAsync("project", "spend", amount, "--on", "x")).ExitCode);
    }

    [Fact]
    public void Git_keeps_the_name_of_who_records()
    {
        Assert.Equal("Ann Lee", GitConfig.UserNameOf(["[core]", " name = no", "[user]", "\temail = a@b", "\tname = Ann Lee ; comment", "[other]", "name = no"]));
        Assert.Equal("A # B", GitConfig.UserNameOf(["[USER]", "Name=\"A # B\""]));
        Assert.Null(GitConfig.UserNameOf(["[user \"work\"]", "name = x"]));
    }

    private async Task<JsonElement> JsonAsync(string folder, params string[] arguments)
    {
        var run = await Command.MillibarAsync(folder, [.. arguments, "--json"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private async Task<Command> DoneAsync(params string[] arguments)
    {
        var run = await MillibarAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private Task<Command> MillibarAsync(params string[] arguments) => Command.MillibarAsync(_folder.Path, arguments);
}
