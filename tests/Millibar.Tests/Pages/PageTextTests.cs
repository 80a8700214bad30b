using System.Globalization;
using System.Text.RegularExpressions;
using Millibar.Pages.Trial;
using Millibar.Pages.Wording;
using Millibar.TestSupport;
using Millibar.Tests.Pages.Samples;

namespace Millibar.Tests.Pages;

public sealed partial class PageTextTests
{
    [Fact]
    public void Every_language_has_the_same_keys_with_the_same_places_and_no_empty_text()
    {
        var english = PageText.Read("en");
        foreach (var language in PageText.Languages)
        {
            var other = PageText.Read(language);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.All(english.Keys, key => Assert.Equal(Places(english[key]), Places(other[key])));
            Assert.All(other.Keys, key => Assert.False(string.IsNullOrWhiteSpace(other[key]), key));
        }
    }

    [Fact]
    public void Korean_texts_are_Korean()
    {
        var korean = PageText.Read("ko");
        string[] same = ["page.title", "unit.n", "method.version"];
        Assert.All(korean.Keys.Except(same, StringComparer.Ordinal), key => Assert.Contains(korean[key], c => c is >= '\uac00' and <= '\ud7a3'));
    }

    [Fact]
    public void Every_key_is_used_and_every_used_key_is_there()
    {
        var pages = Path.Combine(TestData.Root, "src", "Millibar.Pages");
        var source = string.Concat(Directory.EnumerateFiles(pages, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        var keys = PageText.Read("en").Keys;
        var prefixes = Prefix().Matches(source).Select(m => m.Groups["prefix"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(keys, key => Assert.True(
            source.Contains($"\"{key}\"", StringComparison.Ordinal) || prefixes.Any(p => key.StartsWith(p, StringComparison.Ordinal)), $"'{key}' is not used"));
        Assert.All(Literal().Matches(source).Select(m => m.Groups["key"].Value), key => Assert.Contains(key, keys));
    }

    [Fact]
    public async Task Components_hold_no_words_of_their_own()
    {
        // Letters of the text files become '#'; names from the data are made of signs; codes stand in <code>. What is left is hard-coded.
        var masked = PageText.Read("en").Map((_, text) => Letters().Replace(text, "#"));
        foreach (var sample in new[] { CreditReport.Make(), SoybeanReport.Make(), HousingReport.Make(), LeakReport.Make() })
        {
            var spoken = Markup.Read(await TrialPage.RenderAsync(MutedReport.Of(sample), masked, default)).Spoken
                .Replace("Millibar", "", StringComparison.Ordinal).Replace(sample.Metric, "", StringComparison.Ordinal);
            Assert.Empty(Words().Matches(spoken).Select(m => m.Value).Distinct(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void An_unknown_language_is_English_and_a_region_does_not_matter()
    {
        Assert.Equal("en", PageText.For(CultureInfo.GetCultureInfo("fr")).Language);
        Assert.Equal("ko", PageText.For(CultureInfo.GetCultureInfo("ko-KR")).Language);
        Assert.Throws<KeyNotFoundException>(() => PageText.Read("en")["no.such-key"]);
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("""(?:T\[|Find\(|Text\[|Say\()\$?"(?<prefix>[a-z-]+\.(?:[a-z-]+)?)"\s*\+""", RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();

    [GeneratedRegex("""\b(?:T|Text)(?:\[|\.Say\()"(?<key>[a-z0-9_.-]+)"[\],)]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();
}
