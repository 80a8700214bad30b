using System.Collections.Immutable;

namespace Millibar.Plan.Charters.Fields;

/// <summary>One field of the charter. Reader, writer, JSON, schema, comments and reference page are all made from these.</summary>
/// <param name="Key">Dotted name, e.g. <c>success.optimise</c>.</param>
/// <param name="What">What it means: one or two plain sentences.</param>
/// <param name="Example">A value as YAML, on one line.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Get">Reads it; null when it is open.</param>
/// <param name="Set">The charter with it; null clears it. The value's case must fit the kind.</param>
internal sealed record CharterField(string Key, string What, string Example, FieldKind Kind, Func<Charter, FieldValue?> Get, Func<Charter, FieldValue?, Charter> Set)
{
    /// <summary>The part before the dot; null for a field of the top level.</summary>
    public string? Section => Key.Contains('.') ? Key[..Key.IndexOf('.')] : null;

    /// <summary>The part after the dot.</summary>
    public string Name => Key[(Key.IndexOf('.') + 1)..];

    /// <summary>The unit of its numbers; empty where it has none.</summary>
    public string Unit => Kind switch
    {
        FieldKind.Number number => number.Unit.Name,
        FieldKind.Range range => range.Unit.Name,
        _ => "",
    };

    public static CharterField Text(string key, string what, string example, Func<Charter, string?> get, Func<Charter, string?, Charter> set, FieldKind? kind = null) =>
        new(key, what, example, kind ?? new FieldKind.Text(),
            charter => get(charter) is { } text ? new FieldValue.Text(text) : null,
            (charter, value) => set(charter, (value as FieldValue.Text)?.Value));

    public static CharterField Choice<T>(string key, string what, string example, Func<T, string> word, Func<Charter, T?> get, Func<Charter, T?, Charter> set)
        where T : struct, Enum =>
        new(key, what, example, new FieldKind.Choice([.. Enum.GetValues<T>().Select(word)]),
            charter => get(charter) is { } choice ? new FieldValue.Text(word(choice)) : null,
            (charter, value) => set(charter, value is FieldValue.Text text ? CharterWords.Find(text.Value, word) : null));

    public static CharterField Number(string key, string what, string example, FieldUnit unit, Func<Charter, double?> get, Func<Charter, double?, Charter> set, double low = 0, double high = double.PositiveInfinity) =>
        new(key, what, example, new FieldKind.Number(low, high, unit),
            charter => get(charter) is { } number ? new FieldValue.Number(number) : null,
            (charter, value) => set(charter, (value as FieldValue.Number)?.Value));

    public static CharterField Flag(string key, string what, string example, Func<Charter, bool?> get, Func<Charter, bool?, Charter> set) =>
        new(key, what, example, new FieldKind.Flag(),
            charter => get(charter) is { } flag ? new FieldValue.Flag(flag) : null,
            (charter, value) => set(charter, (value as FieldValue.Flag)?.Value));

    public static CharterField Date(string key, string what, string example, Func<Charter, DateOnly?> get, Func<Charter, DateOnly?, Charter> set) =>
        new(key, what, example, new FieldKind.Date(),
            charter => get(charter) is { } date ? new FieldValue.Date(date) : null,
            (charter, value) => set(charter, (value as FieldValue.Date)?.Value));

    public static CharterField Texts(string key, string what, string example, Func<Charter, ImmutableArray<string>> get, Func<Charter, ImmutableArray<string>, Charter> set, FieldKind? kind = null) =>
        new(key, what, example, kind ?? new FieldKind.Texts(),
            charter => get(charter) is { IsDefaultOrEmpty: false } texts ? new FieldValue.Texts(texts) : null,
            (charter, value) => set(charter, value is FieldValue.Texts texts ? texts.Values : []));

    public static CharterField Range(string key, string what, string example, FieldUnit unit, Func<Charter, EstimateRange?> get, Func<Charter, EstimateRange?, Charter> set, double high = double.PositiveInfinity) =>
        new(key, what, example, new FieldKind.Range(0, high, unit),
            charter => get(charter) is { } range ? new FieldValue.Range(range) : null,
            (charter, value) => set(charter, (value as FieldValue.Range)?.Value));
}
