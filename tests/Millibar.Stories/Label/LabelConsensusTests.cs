using System.Text.Json;
using Millibar.TestSupport;

namespace Millibar.Stories.Label;

/// <summary>One label out of several answers, through the real command.</summary>
public sealed class LabelConsensusTests
{
    [Fact]
    public async Task A_crowd_that_misleads_is_overruled_by_those_who_know_and_an_expert_measures_the_result()
    {
        using var folder = new ScratchFolder();
        var lines = await File.ReadAllLinesAsync(TestData.Require("bluebirds_crowd.csv"), TestContext.Current.CancellationToken);
        var gold = lines.Skip(1).Select(line => line.Split(',')).DistinctBy(cells => cells[1]).ToDictionary(cells => cells[1], cells => cells[3]);
        var file = folder.Write("birds.csv", string.Join('\n', lines.Select(line => line[..line.LastIndexOf(',')]).Concat(gold.Select(pair => $"expert,{pair.Key},{pair.Value}"))) + "\n");

        var run = await Run(folder, "label", "consensus", file, "--expert", "expert", "--out", "labels.csv", "--json");
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("dawid-skene", document.RootElement.GetProperty("method").GetString());
        Assert.InRange(document.RootElement.GetProperty("right").GetProperty("value").GetDouble(), 0.88, 0.92);
        Assert.Equal(108, document.RootElement.GetProperty("confirmed").GetInt32());
        var labels = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "labels.csv"), TestContext.Current.CancellationToken);
        Assert.Equal("item,label,quality,answers,same", labels[0]);
        Assert.Equal(109, labels.Length);

        var alone = await Run(folder, "label", "consensus", file);
        Assert.Contains("Right: not measured.", alone.Output, StringComparison.Ordinal);
        Assert.Equal(65, (await Command.MillibarAsync(folder.Path, "label", "consensus", file, "--method", "model")).ExitCode);
        Assert.Equal(64, (await Command.MillibarAsync(folder.Path, "label", "consensus", file, "--expert", "nobody")).ExitCode);
    }

    private static async Task<Command> Run(ScratchFolder folder, params string[] arguments)
    {
        var run = await Command.MillibarAsync(folder.Path, arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }
}
