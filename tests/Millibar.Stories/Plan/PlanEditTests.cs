using System.Text.Json.Nodes;

namespace Millibar.Stories.Plan;

/// <summary>The plan in an editor: what is typed is saved, refused with its place, or kept.</summary>
public sealed class PlanEditTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_edit_becomes_a_version_and_no_change_does_not()
    {
        await NewAsync();
        var edited = await EditAsync("sed -i 's/^problem:.*/problem: late trains/'");
        Assert.True(edited.ExitCode == 0, edited.Error);
        Assert.Contains("version 1; one field changed", edited.Output, StringComparison.Ordinal);
        Assert.Contains("stays at version 1", (await EditAsync("true")).Output, StringComparison.Ordinal);
        var shown = await MillibarAsync("plan", "show", "--json");
        Assert.Equal("late trains", (string)JsonNode.Parse(shown.Output)!["charter"]!["problem"]!);
        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task A_mistake_is_told_with_its_line_and_the_text_is_kept_and_gone_on_with()
    {
        await NewAsync();
        var wrong = await EditAsync("sed -i 's/^problem:.*/problme: late trains/'");
        Assert.Equal(65, wrong.ExitCode);
        Assert.Contains("'problme'; the nearest is 'problem'", wrong.Error, StringComparison.Ordinal);
        var kept = Assert.Single(Drafts());
        Assert.Contains(kept, wrong.Error, StringComparison.Ordinal);
        Assert.Contains("problme: late trains", await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var mended = await EditAsync("sed -i 's/^problme:/problem:/'", "--from", kept);
        Assert.True(mended.ExitCode == 0, mended.Error);
        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task With_two_editors_at_once_the_second_is_told_what_changed_and_keeps_his_text()
    {
        await NewAsync();
        await MillibarAsync("plan", "set", "problem", "late trains");
        // While my editor is open, Ben saves; evidence that comes in as well is no conflict.
        var script = _folder.Write("edit.sh", $"sed -i -e 's/^problem:.*/problem: mine/' -e 's/^decision:.*/decision: which train waits/' \"$1\"\n{Ben("plan", "set", "problem", "theirs")}\n{Ben("plan", "set", "security", "none")}\n");
        var second = await EditAsync($"sh {script}");
        Assert.Equal(75, second.ExitCode);
        Assert.Contains("Ben saved version 3", second.Error, StringComparison.Ordinal);
        Assert.Contains("problem: late trains -> theirs", second.Error, StringComparison.Ordinal);
        var kept = Assert.Single(Drafts());
        Assert.Contains("problem: mine", await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var merged = await EditAsync("true", "--from", kept);
        Assert.True(merged.ExitCode == 0, merged.Error);
        Assert.Contains("both changed problem", merged.Error, StringComparison.Ordinal);
        var charter = JsonNode.Parse((await MillibarAsync("plan", "show", "--json")).Output)!;
        Assert.Equal((4, "mine", "which train waits", "none"), ((int)charter["version"]!, (string)charter["charter"]!["problem"]!, (string)charter["charter"]!["decision"]!, (string)charter["charter"]!["security"]!));
    }

    [Fact]
    public async Task An_editor_that_fails_saves_nothing_and_without_one_there_is_another_way()
    {
        await NewAsync();
        var failed = await EditAsync("false");
        Assert.Equal(65, failed.ExitCode);
        Assert.Contains("editor-failed", failed.Error, StringComparison.Ordinal);
        var none = await Command.MillibarAsync(_folder.Path, new Dictionary<string, string> { ["EDITOR"] = "", ["VISUAL"] = "" }, "plan", "edit");
        Assert.Equal(64, none.ExitCode);
        Assert.Contains("plan export", none.Error, StringComparison.Ordinal);
    }

    private string[] Drafts() => Directory.GetFiles(Path.Combine(_folder.Path, ".millibar", "drafts"));

    private static string Ben(params string[] arguments) =>
        $"MILLIBAR_BY=Ben dotnet '{Path.Combine(AppContext.BaseDirectory, "Millibar.Cli.dll")}' {string.Join(' ', arguments)} > /dev/null";

    private async Task NewAsync() => Assert.Equal(0, (await MillibarAsync("project", "new", "trains")).ExitCode);

    private Task<Command> EditAsync(string editor, params string[] more) =>
        Command.MillibarAsync(_folder.Path, new Dictionary<string, string> { ["EDITOR"] = editor, ["VISUAL"] = "", ["MILLIBAR_BY"] = "Ann" }, ["plan", "edit", .. more]);

    private Task<Command> MillibarAsync(params string[] arguments) =>
        Command.MillibarAsync(_folder.Path, new Dictionary<string, string> { ["MILLIBAR_BY"] = "Ann" }, arguments);
}
