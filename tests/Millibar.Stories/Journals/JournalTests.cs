using System.Diagnostics;
using System.Text.Json;
using Millibar.Cli;
using Millibar.TestSupport;

namespace Millibar.Stories.Journals;

public sealed class JournalTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private string Journal => Path.Combine(_folder.Path, ".millibar", "journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_export_moves_to_another_folder_once_however_often_it_is_imported()
    {
        await MakeAsync();
        await DoneAsync("journal", "export", "all.jsonl");
        var other = Directory.CreateDirectory(Path.Combine(_folder.Path, "other"));
        Directory.CreateDirectory(Path.Combine(other.FullName, ".millibar"));
        Assert.Contains("Imported 4 entries", await OtherAsync("journal", "import", "../all.jsonl"), StringComparison.Ordinal);
        Assert.Contains("nothing was changed", await OtherAsync("journal", "import", "../all.jsonl"), StringComparison.Ordinal);
        Assert.Equal((await DoneAsync("journal", "show", "--all")).Output, await OtherAsync("journal", "show", "--all"));
        Assert.Equal((await DoneAsync("journal", "export")).Output, await OtherAsync("journal", "export"));
        Assert.Contains("Sound: 4 entries in 2 streams", await OtherAsync("journal", "verify"), StringComparison.Ordinal);

        await OtherAsync("project", "spend", "5", "--on", "here");
        await DoneAsync("project", "spend", "6", "--on", "there");
        await DoneAsync("journal", "export", "all.jsonl");
        var fork = await Command.MillibarAsync(other.FullName, "journal", "import", "../all.jsonl");
        Assert.Equal(ExitCodes.BadInput, fork.ExitCode);
        Assert.Contains("part ways", fork.Error, StringComparison.Ordinal);

        async Task<string> OtherAsync(params string[] arguments)
        {
            var run = await Command.MillibarAsync(other.FullName, arguments);
            Assert.True(run.ExitCode == 0, run.Error);
            return run.Output;
        }
    }

    [Fact]
    public async Task A_project_alone_moves_into_another_workspace_under_a_name_of_its_own()
    {
        await MakeAsync();
        await DoneAsync("journal", "export", "one.jsonl", "--project", "story");
        using var other = new ScratchFolder();
        Assert.Equal(0, (await Command.MillibarAsync(other.Path, "project", "new", "mine")).ExitCode);
        Assert.Equal(0, (await Command.MillibarAsync(other.Path, "journal", "import", Path.Combine(_folder.Path, "one.jsonl"), "--name", "theirs")).ExitCode);
        var told = await Command.MillibarAsync(other.Path, "journal", "show", "--project", "theirs");
        Assert.Contains("12 EUR on labels", told.Output, StringComparison.Ordinal);
        Assert.Contains("made theirs", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_line_is_refused_with_its_number_and_nothing_is_imported()
    {
        await MakeAsync();
        var lines = (await DoneAsync("journal", "export")).Output.Replace("12", "13", StringComparison.Ordinal);
        using var other = new ScratchFolder();
        var run = await Command.MillibarAsync(other.Path, "journal", "import", _folder.Write("changed.jsonl", lines));
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("changed.jsonl, line", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(other.Path, ".millibar")));
    }

    [Fact]
    public async Task The_story_can_be_narrowed_down()
    {
        await MakeAsync();
        Assert.Equal(2, Lines(await DoneAsync("journal", "show", "--kind", "spending")));
        Assert.Equal(1, Lines(await DoneAsync("journal", "show", "--kind", "spending", "--author", "bob")));
        Assert.Equal(1, Lines(await DoneAsync("journal", "show", "--last", "1")));
        Assert.Contains("Nothing recorded", (await DoneAsync("journal", "show", "--since", "2999-01-01")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, (await MillibarAsync("journal", "show", "--kind", "spendings")).ExitCode);
        using var json = JsonDocument.Parse((await DoneAsync("journal", "show", "--json")).Output);
        Assert.Equal("12", json.RootElement.GetProperty("entries")[1].GetProperty("body").GetProperty("amount").GetRawText());
    }

    [Fact]
    public async Task The_story_tells_what_each_version_of_the_plan_changed_and_cannot_steer_a_terminal()
    {
        await DoneAsync("project", "new", "story");
        await DoneAsync("plan", "set", "problem", "Customers leave");
        await DoneAsync("plan", "set", "problem", "Customers leave us");
        await DoneAsync("project", "spend", "1", "--on", "red \e[31m ink");
        var lines = (await DoneAsync("journal", "show", "--last", "3")).Output;
        Assert.Contains("version 1: problem: Customers leave\n", lines, StringComparison.Ordinal);
        Assert.Contains("version 2: problem: Customers leave -> Customers leave us", lines, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', lines);
    }

    [Fact]
    public async Task A_damaged_journal_says_how_to_restore_it_and_restoring_loses_nothing_that_can_be_read()
    {
        await MakeAsync();
        await DoneAsync("journal", "backup");
        var bytes = await File.ReadAllBytesAsync(Journal, TestContext.Current.CancellationToken);
        bytes.AsSpan(0, 50).Clear();
        await File.WriteAllBytesAsync(Journal, bytes, TestContext.Current.CancellationToken);
        var broken = await MillibarAsync("project", "list");
        Assert.Equal(ExitCodes.StoreUnavailable, broken.ExitCode);
        Assert.Contains("millibar journal restore", broken.Error, StringComparison.Ordinal);
        Assert.Contains("Restored from", (await DoneAsync("journal", "restore")).Output, StringComparison.Ordinal);
        Assert.Contains("Sound: 4 entries", (await DoneAsync("journal", "verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_behind_the_journals_back_is_found()
    {
        await MakeAsync();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Journal};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER entries_are_never_changed; UPDATE entries SET by = 'eve' WHERE kind = 'spending'";
            command.ExecuteNonQuery();
        }

        var run = await MillibarAsync("journal", "verify");
        Assert.Equal(ExitCodes.StoreUnavailable, run.ExitCode);
        Assert.Contains("was changed after it was recorded", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_commands_at_once_both_record()
    {
        await MakeAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => DoneAsync("project", "spend", $"{100 + i}", "--on", "at once")));
        Assert.Equal(4, (await DoneAsync("journal", "show")).Output.Split("at once").Length - 1);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => DoneAsync("project", "new", $"project {i}")));
        Assert.Equal(5, Lines(await DoneAsync("project", "list")));
        Assert.Contains("Sound", (await DoneAsync("journal", "verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_folder_is_refused_as_a_question_of_permission()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "file modes and users are set as on Linux");
        await MakeAsync();
        Chmod("a-w", "-R", Path.Combine(_folder.Path, ".millibar"));
        Chmod("a+rx", "-R", _folder.Path);
        try
        {
            Assert.SkipWhen((await AsNobodyAsync("--help")).ExitCode != 0, "another user may not read this checkout");
            var run = await AsNobodyAsync("project", "spend", "1", "--on", "x");
            Assert.Equal(ExitCodes.NoPermission, run.ExitCode);
            Assert.Contains("must be writable", run.Error, StringComparison.Ordinal);
            var made = await AsNobodyAsync("project", "new", "x");
            Assert.Equal(ExitCodes.NoPermission, made.ExitCode);
        }
        finally
        {
            Chmod("u+w", "-R", _folder.Path);
        }
    }

    private async Task MakeAsync()
    {
        await DoneAsync("project", "new", "story", "--by", "ann");
        await DoneAsync("project", "spend", "12", "--on", "labels", "--currency", "EUR", "--by", "ann");
        await DoneAsync("project", "spend", "7", "--on", "servers", "--currency", "EUR", "--by", "bob");
        await DoneAsync("project", "rename", "story", "Story", "--by", "ann");
    }

    private static int Lines(Command run) => run.Output.TrimEnd().Split('\n').Length;

    private async Task<Command> DoneAsync(params string[] arguments)
    {
        var run = await MillibarAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private Task<Command> MillibarAsync(params string[] arguments) => Command.MillibarAsync(_folder.Path, arguments);

    /// <summary>Root may write everywhere: run as somebody who may not.</summary>
    private Task<Command> AsNobodyAsync(params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess) return MillibarAsync(arguments);
        var setpriv = TestTools.Require("setpriv", "it comes with util-linux");
        var command = Path.Combine(AppContext.BaseDirectory, "Millibar.Cli.dll");
        return Command.RunAsync(_folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = _folder.Path }, setpriv, ["--reuid=65534", "--regid=65534", "--clear-groups", Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet", command, .. arguments]);
    }

    private static void Chmod(params string[] arguments)
    {
        using var process = Process.Start("chmod", arguments);
        process.WaitForExit();
    }
}
