using System.Text;
using System.Text.Json;
using Millibar.Cli;
using Millibar.Cli.Data;
using Millibar.Evidence;

namespace Millibar.Stories.Data;

public sealed class DataCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_version_is_learnt_from_and_the_next_one_tells_at_once_what_it_breaks()
    {
        await DoneAsync("project", "new", "Shop");
        await DoneAsync("plan", "set", "target.column", "bought");
        await DoneAsync("data", "add", _folder.Write("may.csv", Csv(400, row => "Wien", unit: 1)));
        await DoneAsync("data", "expect");
        var file = Path.Combine(_folder.Path, "Shop.expectations.yaml");
        Assert.Contains("\"price\":", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // Learning anew would lose what people wrote into the file.
        var again = await MillibarAsync("data", "expect");
        Assert.Equal((ExitCodes.BadInput, true), (again.ExitCode, again.Error.Contains("--replace", StringComparison.Ordinal)));

        var added = await DoneAsync("data", "add", _folder.Write("june.csv", Csv(420, row => row % 10 == 0 ? "Rome" : "Wien", unit: 1000)));
        Assert.Contains("It breaks 3 of", added.Output, StringComparison.Ordinal);
        Assert.Contains("price (range), price (usual), city (values)", added.Output.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal), StringComparison.Ordinal);

        var check = await MillibarAsync("data", "expect", "--check", "--gate", "--json");
        Assert.Equal(ExitCodes.GateFailed, check.ExitCode);
        var json = JsonDocument.Parse(check.Output).RootElement;
        Assert.Equal(3, json.GetProperty("broken").GetInt32());
        Assert.Equal("Rome", json.GetProperty("results").EnumerateArray().First(result => result.GetProperty("code").GetString() == "values").GetProperty("first")[0].GetProperty("value").GetString());
        Assert.Contains("data.expectations", (await DoneAsync("evidence", "list", "--current")).Output, StringComparison.Ordinal);

        var shown = JsonDocument.Parse((await DoneAsync("data", "show", "--json")).Output).RootElement.GetProperty("versions");
        Assert.Equal(["may.csv", "june.csv"], shown.EnumerateArray().Select(version => version.GetProperty("file").GetString()));
        Assert.Equal([false, true], shown.EnumerateArray().Select(version => version.GetProperty("current").GetBoolean()));

        var diff = JsonDocument.Parse((await DoneAsync("data", "diff", "--json")).Output).RootElement;
        Assert.Equal(["large", "large"], diff.GetProperty("columns").EnumerateArray().Take(2).Select(column => column.GetProperty("change").GetString()));
        var versions = (await DoneAsync("data", "diff", shown[0].GetProperty("data").GetString()![..8], Path.Combine(_folder.Path, "may.csv"))).Output;
        Assert.Contains("No difference", versions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_alone_are_recorded_and_gate()
    {
        await DoneAsync("project", "new", "Shop");
        await DoneAsync("plan", "set", "target.column", "bought");
        await DoneAsync("data", "add", _folder.Write("may.csv", Csv(300, row => row % 2 == 0 ? "Wien" : "Graz", unit: 1)));
        var check = await MillibarAsync("data", "check", "--gate", "--json");
        // bought is known from the city here: a leak.
        Assert.Equal(ExitCodes.GateFailed, check.ExitCode);
        Assert.Contains("leakage-single-column", check.Output, StringComparison.Ordinal);
        var evidence = await DoneAsync("evidence", "list");
        Assert.Contains("data.leakage", evidence.Output, StringComparison.Ordinal);
        Assert.Contains("data.order-drift", evidence.Output, StringComparison.Ordinal);
        Assert.Contains("price", (await DoneAsync("data", "profile")).Output, StringComparison.Ordinal);
        // Outside of a project a file is enough, and nothing is recorded.
        Assert.Equal(ExitCodes.Done, (await MillibarAsync("data", "check", "may.csv", "--target", "price", "--no-record")).ExitCode);
    }

    [Fact]
    public async Task Versions_that_are_unknown_or_missing_are_told()
    {
        await DoneAsync("project", "new", "Shop");
        Assert.Equal(ExitCodes.Usage, (await MillibarAsync("data", "profile")).ExitCode);
        await DoneAsync("data", "add", _folder.Write("may.csv", Csv(30, _ => "Wien", 1)));
        Assert.Equal(ExitCodes.Usage, (await MillibarAsync("data", "diff")).ExitCode);
        Assert.Equal(ExitCodes.Usage, (await MillibarAsync("data", "profile", "--data", "000000000000")).ExitCode);
        Assert.Contains("millibar data expect", (await MillibarAsync("data", "expect", "--check")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_beginning_that_two_versions_share_is_ambiguous()
    {
        EvidenceItem Version(string hash) => new() { Kind = EvidenceKinds.DataVersion, Subject = new EvidenceSubject { Data = hash }, Source = "t", At = DateTimeOffset.UnixEpoch, By = "t" };
        var versions = new DataVersions("Shop", [Version("ab12"), Version("ab34")]);
        Assert.Equal("ab34", versions.Find("AB3").Subject.Data);
        var error = Assert.Throws<MillibarException>(() => versions.Find("ab"));
        Assert.Equal("option-data-ambiguous", error.Code);
        Assert.Contains("ab12, ab34", error.Remedy, StringComparison.Ordinal);
        Assert.Equal("option-data", Assert.Throws<MillibarException>(() => versions.Find("c")).Code);
    }

    private static string Csv(int rows, Func<int, string> city, int unit)
    {
        var text = new StringBuilder("id,price,city,bought\n");
        for (var row = 0; row < rows; row++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"k{row},{(row * 37 % 97 + 1.5) * unit},{city(row)},{(row % 2 == 0 ? "yes" : "no")}\n");
        return text.ToString();
    }

    private async Task<Command> DoneAsync(params string[] arguments)
    {
        var run = await MillibarAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private Task<Command> MillibarAsync(params string[] arguments) => Command.MillibarAsync(_folder.Path, arguments);
}
