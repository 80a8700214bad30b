using System.Net;
using System.Text.RegularExpressions;
using Millibar.TestSupport;

namespace Millibar.Stories.Trial;

/// <summary>A page in Korean speaks Korean, whatever the data made the library say.</summary>
public sealed partial class KoreanPageTests
{
    [Theory]
    [InlineData("german_credit.csv", "class", "--require", "roc_auc >= 0.85")]
    [InlineData("soybean.csv", "Class", "--require", "recall_top5 >= 0.90", "--no-curve")]
    [InlineData("bike_sharing_hour.csv", "cnt", "--require", "mae <= 10", "--no-curve")]
    [InlineData("aer_creditcard.csv", "card", "--no-curve")]
    public async Task No_English_sentence_is_left(string file, string target, params string[] more)
    {
        using var scratch = new ScratchFolder();
        var run = await Command.MillibarAsync(scratch.Path, ["try", TestData.Require(file), "--target", target, "--rungs", "constant,linear", "--budget", "none", "--lang", "ko", .. more]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var page = await File.ReadAllTextAsync(Path.Combine(scratch.Path, "millibar-report.html"), TestContext.Current.CancellationToken);

        var said = Prose().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["text"].Value)).ToList();
        Assert.True(said.Count > 5, "verdict, flips and findings are on the page");
        Assert.All(said, text => Assert.Matches("[\uac00-\ud7a3]", text));
        Assert.All(said, text => Assert.DoesNotMatch(TwoEnglishWords(), Typed().Replace(text, "")));
    }

    /// <summary>What comes from the library: sentences, and the notes below the rungs.</summary>
    [GeneratedRegex("""<(?:span class="prose"|small)><bdi>(?<text>.*?)</bdi>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Prose();

    /// <summary>Options with their values and quoted data stay as they are in every language.</summary>
    [GeneratedRegex("""--[a-z-]+ [^\s가-힣]+|"[^"]*"|`[^`]*`""")]
    private static partial Regex Typed();

    [GeneratedRegex("[A-Za-z]{2,} [a-z]{2,}")]
    private static partial Regex TwoEnglishWords();
}
