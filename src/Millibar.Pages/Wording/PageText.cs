using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Millibar.Pages.Wording;

/// <summary>The words of the pages in one language: one file a language in <c>Resources</c>.</summary>
/// <remarks>
/// The page's own texts have keys. What the library says (<see cref="Sentence"/>) is looked up by its English template under
/// <c>sentences</c>, as in gettext; the English file needs none of these.
/// </remarks>
public sealed class PageText
{
    private readonly FrozenDictionary<string, string> _texts;
    private readonly FrozenDictionary<string, string> _sentences;

    private PageText(string language, IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, string> sentences)
    {
        Language = language;
        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
        _sentences = sentences.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Languages that have a file.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "ko"];

    /// <summary>BCP 47 tag for the <c>lang</c> attribute.</summary>
    public string Language { get; }

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>This language's template of every English one.</summary>
    public IReadOnlyDictionary<string, string> Sentences => _sentences;

    /// <summary>The text of a key; a missing one is our bug.</summary>
    public string this[string key] =>
        _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"no text '{key}' in '{Language}'");

    /// <summary>The words for a culture; English where we have no file for it.</summary>
    /// <remarks>Goes by the name: with invariant globalisation a culture has no other property of its own.</remarks>
    public static PageText For(CultureInfo culture)
    {
        var language = culture.Name.Split('-')[0];
        return Read(Languages.Contains(language) ? language : "en");
    }

    public static PageText Read(string language)
    {
        using var file = JsonDocument.Parse(Embedded.Read($"text/{language}.json"));
        var texts = file.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String);
        var sentences = file.RootElement.TryGetProperty("sentences", out var group) ? group.EnumerateObject() : default;
        return new PageText(language, Strings(texts), Strings(sentences));
    }

    /// <summary>The same keys with other words: tests use it to find text that does not come from a file.</summary>
    public PageText Map(Func<string, string, string> change) =>
        new(Language, _texts.ToDictionary(t => t.Key, t => change(t.Key, t.Value), StringComparer.Ordinal), _sentences);

    /// <summary>A text with its places filled.</summary>
    public string Say(string key, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>What the library said, in this language; in English where the file has no template for it.</summary>
    public string Say(Sentence sentence) => sentence.In(template => _sentences.GetValueOrDefault(template));

    /// <summary>The text of a key that depends on data (a metric, a rung), or null.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    private static Dictionary<string, string> Strings(IEnumerable<JsonProperty> properties) =>
        properties.ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
}
