using System.Collections.Immutable;
using Millibar.Plan.Charters;
using Millibar.Plan.Charters.Fields;
using Millibar.Yaml;

namespace Millibar.Plan;

/// <summary>Changes one field of a charter by what was typed.</summary>
internal static class CharterEdit
{
    /// <summary>The charter with a field set, or cleared.</summary>
    /// <param name="charter">The charter.</param>
    /// <param name="key">Dotted name; <c>answers.CODE</c> and <c>success.weights.METRIC</c> name one entry.</param>
    /// <param name="values">Values as typed: several for a list, two for a range; none clears the field.</param>
    /// <exception cref="MillibarException"><c>charter-unknown-field</c>, or what <see cref="CharterYaml.Read"/> tells of a value.</exception>
    public static Charter Set(Charter charter, string key, ImmutableArray<string> values)
    {
        var (field, entry) = Find(key);
        var problems = new CharterProblems();
        var node = values.IsEmpty || entry is not null ? null : Node(field, values);
        FieldValue? value;
        if (entry is not null)
        {
            if (values.Length > 1) throw new MillibarException("charter-type", $"{key} takes one value.", key, "Put words with blanks into quotes.");
            value = Entry(charter, field, entry, values.IsEmpty ? null : values[0], problems);
        }
        else
        {
            value = node is null ? null : new FieldReader(problems, CharterYaml.Wrong).Read(field, node, charter);
        }

        problems.ThrowIfAny(key);
        return field.Set(charter, value);
    }

    /// <summary>The items of a list field; none for other fields and unknown ones.</summary>
    public static ImmutableArray<string> Items(Charter charter, string key) =>
        AllCharterFields.Find(key)?.Get(charter) is FieldValue.Texts texts ? texts.Values : [];

    private static (CharterField Field, string? Entry) Find(string key)
    {
        if (AllCharterFields.Find(key) is { } field) return (field, null);
        var map = AllCharterFields.InOrder.FirstOrDefault(f => f.Kind is FieldKind.Answers or FieldKind.Weights && key.StartsWith($"{f.Key}.", StringComparison.Ordinal));
        if (map is not null) return (map, key[(map.Key.Length + 1)..]);
        var inSection = AllCharterFields.Sections.ContainsKey(key) ? AllCharterFields.InOrder.Where(f => f.Section == key).Select(f => f.Key).ToList() : [];
        if (inSection.Count > 0)
            throw new MillibarException("charter-unknown-field", $"'{key}' is a section.", key, $"Name one of its fields: {string.Join(", ", inSection)}.");
        var keys = AllCharterFields.InOrder.Select(f => f.Key).ToList();
        var nearest = AllCharterFields.InOrder.FirstOrDefault(f => f.Name == key)?.Key ?? NearestName.Find(key, keys);
        throw new MillibarException("charter-unknown-field", $"The charter has no field '{key}'{(nearest is null ? "" : $"; the nearest is '{nearest}'")}.", key, nearest is null ? $"The fields are {string.Join(", ", keys)}." : $"Try {nearest}; `millibar plan show --all` lists all fields.");
    }

    private static FieldValue? Entry(Charter charter, CharterField field, string entry, string? value, CharterProblems problems)
    {
        var name = new YamlNode.Scalar(entry, false, 0, 0);
        var one = new YamlNode.Mapping([new(name, new YamlNode.Scalar(value ?? "0", false, 0, 0))], 0, 0);
        var read = new FieldReader(problems, CharterYaml.Wrong).Read(field, one, charter);
        return (field.Get(charter), read) switch
        {
            (FieldValue.TextMap old, FieldValue.TextMap { Values: var answer }) => Joined(old.Values, answer, value is null) is { IsEmpty: false } texts ? new FieldValue.TextMap(texts) : null,
            (FieldValue.NumberMap old, FieldValue.NumberMap { Values: var weight }) => Joined(old.Values, weight, value is null) is { IsEmpty: false } numbers ? new FieldValue.NumberMap(numbers) : null,
            _ => value is null ? null : read,
        };
    }

    private static ImmutableSortedDictionary<string, T> Joined<T>(ImmutableSortedDictionary<string, T> old, ImmutableSortedDictionary<string, T> one, bool clear) =>
        clear ? old.RemoveRange(one.Keys) : old.SetItems(one);

    private static YamlNode Node(CharterField field, ImmutableArray<string> values)
    {
        var scalars = values.Select(value => (YamlNode)new YamlNode.Scalar(value, false, 0, 0)).ToImmutableArray();
        return field.Kind switch
        {
            FieldKind.Texts or FieldKind.Requirements => new YamlNode.Sequence(scalars, 0, 0),
            FieldKind.Range when values.Length == 2 => new YamlNode.Sequence(scalars, 0, 0),
            FieldKind.Answers or FieldKind.Weights => throw new MillibarException("charter-type", $"{field.Key} holds several values by name.", field.Key, $"Name one: millibar plan set {field.Key}.NAME VALUE."),
            _ when values.Length > 1 => throw new MillibarException("charter-type", $"{field.Key} takes one value, not {values.Length}.", field.Key, "Put words with blanks into quotes."),
            _ => scalars[0],
        };
    }
}
