using System.Text;
using System.Text.RegularExpressions;
using Millibar.TestSupport;

namespace Millibar.Stories.Plan;

/// <summary>docs/plan.md shows what the commands really print; MILLIBAR_ACCEPT=1 writes what they print now.</summary>
public sealed class PlanPageTests
{
    private static readonly Regex Block = new("```console\n\\$ millibar (?<command>[^\n]+)\n(?<output>[^`]*(?:`(?!``)[^`]*)*)```", RegexOptions.None, TimeSpan.FromSeconds(5));
    private static readonly Regex Word = new("\"(?<text>[^\"]*)\"|(?<text>\\S+)", RegexOptions.None, TimeSpan.FromSeconds(5));

    [Fact]
    public async Task The_session_prints_what_the_page_shows()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(TestData.Root, "docs", "plan.md");
        var page = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var (real, at) = (new StringBuilder(), 0);
        foreach (Match block in Block.Matches(page))
        {
            if (block.Groups["command"].Value == "plan check") await TryAsync(folder.Path);
            var run = await Command.MillibarAsync(folder.Path, Ann, [.. Word.Matches(block.Groups["command"].Value).Select(word => word.Groups["text"].Value)]);
            real.Append(page, at, block.Index - at).Append("```console\n$ millibar ").Append(block.Groups["command"].Value).Append('\n')
                .Append((run.Output + run.Error).Replace(folder.Path, "/work", StringComparison.Ordinal)).Append("```");
            at = block.Index + block.Length;
        }

        real.Append(page, at, page.Length - at);
        if (Environment.GetEnvironmentVariable("MILLIBAR_ACCEPT") == "1") await File.WriteAllTextAsync(path, real.ToString(), TestContext.Current.CancellationToken);
        Assert.NotEqual(0, at);
        Assert.Equal(page, real.ToString());
    }

    private static Dictionary<string, string> Ann { get; } = new() { ["MILLIBAR_BY"] = "Ann" };

    private static async Task TryAsync(string folder)
    {
        var run = await Command.MillibarAsync(folder, Ann, "try", Path.Combine(TestData.Root, "examples", "german_credit.csv"), "--target", "class", "--no-curve", "--rungs", "constant,one-rule,linear", "--quiet");
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
