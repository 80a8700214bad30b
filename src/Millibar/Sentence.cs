using System.Collections.Immutable;
using System.Globalization;

namespace Millibar;

/// <summary>A text that remembers how it was made, so that a page can say it in another language.</summary>
/// <remarks>The English template is the key of the translation, as in gettext; arguments are written once, in the invariant culture.</remarks>
public sealed class Sentence : IEquatable<Sentence>
{
    private readonly string _text;

    private Sentence(string template, ImmutableArray<Sentence> arguments, bool plain)
    {
        Template = template;
        Arguments = arguments;
        IsPlain = plain;
        _text = plain ? template : string.Format(CultureInfo.InvariantCulture, template, [.. arguments]);
    }

    /// <summary>The empty text.</summary>
    public static Sentence Empty { get; } = Plain("");

    /// <summary>The English template, with <c>{0}</c>, <c>{1}</c> where the arguments stand; the text itself when it is plain.</summary>
    public string Template { get; }

    /// <summary>What stands in the template's places.</summary>
    public ImmutableArray<Sentence> Arguments { get; }

    /// <summary>True for names, numbers and users' own words, which no language changes.</summary>
    public bool IsPlain { get; }

    /// <summary>A sentence from an interpolated string: <c>Sentence.Of($"{n} rows are duplicates.")</c>.</summary>
    public static Sentence Of(SentenceTemplate text) => new(text.Template, text.Arguments, plain: false);

    /// <summary>A sentence without arguments.</summary>
    public static Sentence Of(string text) => new(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), [], plain: false);

    /// <summary>A name, a number, a user's own words: never looked up.</summary>
    public static Sentence Plain(string text) => new(text, [], plain: true);

    /// <summary>Sentences one after the other.</summary>
    /// <param name="separator">What stands between them, e.g. a space.</param>
    /// <param name="parts">The sentences; empty ones are left out.</param>
    public static Sentence Join(string separator, IEnumerable<Sentence> parts)
    {
        var kept = parts.Where(part => part.ToString().Length > 0).ToImmutableArray();
        var template = string.Join(separator, Enumerable.Range(0, kept.Length).Select(i => $"{{{i.ToString(CultureInfo.InvariantCulture)}}}"));
        return kept.Length == 1 ? kept[0] : new Sentence(template, kept, plain: false);
    }

    /// <summary>The text in another language.</summary>
    /// <param name="translate">From an English template to that language's, with the same places; null where there is none.</param>
    public string In(Func<string, string?> translate) =>
        IsPlain ? Template : string.Format(CultureInfo.InvariantCulture, translate(Template) ?? Template, [.. Arguments.Select(argument => argument.In(translate))]);

    /// <summary>The English text.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool Equals(Sentence? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sentence);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);
}
