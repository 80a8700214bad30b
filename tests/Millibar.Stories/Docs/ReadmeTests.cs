using System.Text.RegularExpressions;
using Millibar.TestSupport;

namespace Millibar.Stories.Docs;

/// <summary>Runs the commands that the README shows, as they are written there.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(TestData.Root, "README.md"));

    private static readonly string[][] Blocks =
        [.. Regex.Matches(Readme, @"^```console\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(5))
            .Select(block => block.Groups[1].Value.Split('\n')
                .Select(line => Regex.Match(line, @"^\$ (?:dotnet run .* -- |millibar )(.*)$", RegexOptions.None, TimeSpan.FromSeconds(5)))
                .Where(match => match.Success).Select(match => match.Groups[1].Value).ToArray())
            .Where(block => block.Length > 0)];

    /// <summary>Blocks marked <c>console</c> with commands behind <c>dotnet run ... --</c> or <c>millibar</c>, one command a line.</summary>
    public static TheoryData<string> Commands() => [.. Blocks.Select(block => string.Join('\n', block)).Distinct()];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_commands_of_a_block_do_their_work_one_after_the_other(string block)
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "examples"));
        foreach (var file in Directory.GetFiles(Path.Combine(TestData.Root, "examples"))) File.Copy(file, Path.Combine(folder.Path, "examples", Path.GetFileName(file)));
        foreach (var command in block.Split('\n'))
        {
            var run = await Command.MillibarAsync(folder.Path, Words(command));
            Assert.True(run.ExitCode == 0, $"{command}: {run.Error}");
            Assert.NotEmpty(run.Output + run.Error);
            if (command.StartsWith("try ", StringComparison.Ordinal)) Assert.NotEmpty(Directory.GetFiles(folder.Path, "*.html"));
            if (command == "next") Assert.Contains("Go back to plan (task-too-hard)", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_readme_names_every_option_of_try() => Assert.Empty(MissingOptions(Help.Value));

    [Fact]
    public void A_planted_option_is_missed() => Assert.Equal(["--nowhere"], MissingOptions("  --target <COL>  x\n  --nowhere <N>  y\n"));

    private static readonly Lazy<string> Help = new(() => Command.MillibarAsync(TestData.Root, "try", "--help").GetAwaiter().GetResult().Output);

    private static List<string> MissingOptions(string help) =>
        Regex.Matches(help, @"^  .*?(--[a-z-]+)", RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Select(match => match.Groups[1].Value)
            .Where(option => option != "--help" && !Readme.Contains($"`{option}", StringComparison.Ordinal)).Distinct().ToList();

    /// <summary>Splits a command line as a shell would: blanks separate, double quotes hold together.</summary>
    private static string[] Words(string line) =>
        Regex.Matches(line, "\"([^\"]*)\"|(\\S+)", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(word => word.Groups[1].Success ? word.Groups[1].Value : word.Groups[2].Value).ToArray();
}
