using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Millibar.Pages.Wording;

/// <summary>The words of the pages in one language: one file a language in <c>Resources</c>.</summary>
public sealed class PageText
{
    private readonly FrozenDictionary<string, string> _texts;

    private PageText(string language, IReadOnlyDictionary<string, string> texts)
    {
        Language = language;
        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Languages that have a file.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "ko"];

    /// <summary>BCP 47 tag for the <c>lang</c> attribute.</summary>
    public string Language { get; }

    public IReadOnlyCollection<string> Keys => _texts.Keys;

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
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(Embedded.Read($"text/{language}.json"))
            ?? throw new InvalidOperationException($"the text file of '{language}' is empty");
        return new PageText(language, texts);
    }

    /// <summary>The same keys with other words: tests use it to find text that does not come from a file.</summary>
    public PageText Map(Func<string, string, string> change) =>
        new(Language, _texts.ToDictionary(t => t.Key, t => change(t.Key, t.Value), StringComparer.Ordinal));

    /// <summary>A text with its places filled.</summary>
    public string Say(string key, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The text of a key that depends on data (a metric, a rung), or null.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);
}
