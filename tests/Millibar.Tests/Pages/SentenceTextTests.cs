using System.Text.Json;
using System.Text.RegularExpressions;
using Millibar.Pages.Wording;
using Millibar.Tests.Architecture;

namespace Millibar.Tests.Pages;

/// <summary>What the library can say has a text in every language of the pages.</summary>
public sealed partial class SentenceTextTests
{
    private static readonly Lazy<IReadOnlyList<ScannedSentence>> Said = new(() =>
        SentenceScan.Of(new[] { "src/Millibar", "src/Millibar.Engines", "src/Millibar.Cli" }.SelectMany(folder => SourceFile.Below(folder))));

    public static TheoryData<string> Translations => [.. PageText.Languages.Where(language => language != "en")];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_sentence_of_the_library_is_translated(string language)
    {
        Assert.NotEmpty(Said.Value);
        var missing = Missing(PageText.Read(language).Sentences, Said.Value);
        Assert.True(missing.Count == 0, $"to be added under \"sentences\" in src/Millibar.Pages/Resources/{language}.json:\n{string.Join(",\n", missing)}");
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_translation_is_still_needed_and_keeps_the_places(string language)
    {
        var templates = Said.Value.Select(sentence => sentence.Template).ToHashSet(StringComparer.Ordinal);
        Assert.All(PageText.Read(language).Sentences, pair =>
        {
            Assert.Contains(pair.Key, templates);
            Assert.Equal(Places(pair.Key), Places(pair.Value));
            Assert.Equal(Typed(pair.Key), Typed(pair.Value));
            Assert.DoesNotMatch(BareParticle(), pair.Value);
            Assert.DoesNotMatch(TwoEnglishWords(), TypedText().Replace(pair.Value, ""));
        });
    }

    [Fact]
    public void Sentences_are_literals_and_their_arguments_hold_no_English() =>
        Assert.Empty(Said.Value.Where(sentence => sentence.Breach is not null).Select(sentence => $"{sentence.File}:{sentence.Line}: {sentence.Breach}"));

    [Theory]
    [InlineData("Sentence.Of(words)")]
    [InlineData("Sentence.Of(more ? \"more rows\" : \"fewer rows\")")]
    [InlineData("Sentence.Of($\"{n} row{(n == 1 ? \"\" : \"s are\")} left\")")]
    [InlineData("Sentence.Of($\"{(up ? $\"above {n}\" : name)} it\")")]
    [InlineData("Sentence.Plain(\"no rows\")")]
    [InlineData("Sentence.Plain($\"{n} rows\")")]
    public void A_planted_text_that_cannot_be_translated_is_seen(string call) => Assert.NotNull(Assert.Single(Scan(call)).Breach);

    [Theory]
    [InlineData("Sentence.Of(\"a {b}\")", "a {{b}}")]
    [InlineData("Sentence.Of($\"{{x}} {n:N0} of {name, 3} rows: {string.Join(\", \", names)}\")", "{{x}} {0} of {1} rows: {2}")]
    [InlineData("Sentence.Of($\"{Sentence.Plain(\"c\")} {list ?? Sentence.Empty}\")", "{0} {1}")]
    public void Templates_are_found_as_the_library_makes_them(string call, string template)
    {
        var found = Assert.Single(Scan(call));
        Assert.Equal((template, null), (found.Template, found.Breach));
    }

    [Fact]
    public void A_missing_translation_is_seen()
    {
        Assert.Single(Missing(new Dictionary<string, string>(StringComparer.Ordinal), Scan("Sentence.Of($\"{n} rows\")")));
        Assert.Empty(Missing(new Dictionary<string, string>(StringComparer.Ordinal) { ["{0} rows"] = "{0}행" }, Scan("Sentence.Of($\"{n} rows\")")));
        Assert.Empty(Missing(new Dictionary<string, string>(StringComparer.Ordinal), Scan("Sentence.Of($\"ROC AUC {n}; k = {k}\")")));
    }

    private static IReadOnlyList<ScannedSentence> Scan(string call) => SentenceScan.Of([new("X.cs", $"class X {{ object F() => {call}; }}")]);

    private static List<string> Missing(IReadOnlyDictionary<string, string> translated, IEnumerable<ScannedSentence> said) =>
        said.Where(sentence => sentence.HasWords && !translated.ContainsKey(sentence.Template))
            .Select(sentence => $"{JsonSerializer.Serialize(sentence.Template, Plain)}: \"\"").Distinct(StringComparer.Ordinal).ToList();

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Options and commands are typed as they stand, in every language.</summary>
    private static IEnumerable<string> Typed(string text) => TypedText().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    /// <summary>A Korean particle goes by the sound before it, which nobody knows of a place: a noun goes between.</summary>
    [GeneratedRegex("""\}"?(?:은|는|이|가|을|를|과|와|으로|로)(?=[ ,.;:])""")]
    private static partial Regex BareParticle();

    /// <summary>One Latin word may be a name (an option, a library); two in a row are a sentence left in English.</summary>
    [GeneratedRegex(@"(?<![-\w])[A-Za-z]{2,} [a-z]{2,}")]
    private static partial Regex TwoEnglishWords();

    [GeneratedRegex("--[a-z-]+|`[^`]+`")]
    private static partial Regex TypedText();
}
