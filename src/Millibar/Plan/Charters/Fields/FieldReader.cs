using System.Collections.Immutable;
using System.Globalization;
using Millibar.Yaml;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Plan.Charters.Fields;

/// <summary>From a node to the value of a field; what is wrong is collected, and the field then stays open.</summary>
/// <param name="problems">Takes what is wrong and what is odd.</param>
/// <param name="requirement">What is wrong with a requirement; null when it is sound.</param>
internal sealed class FieldReader(CharterProblems problems, Func<string, TaskKind?, MillibarException?> requirement)
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>The value; null when nothing is written there, or when it is wrong.</summary>
    /// <param name="field">The field.</param>
    /// <param name="node">What is written.</param>
    /// <param name="charter">The fields before this one: the task and the currency are needed.</param>
    public FieldValue? Read(CharterField field, YamlNode node, Charter charter)
    {
        if (node is YamlNode.Scalar { IsNull: true }) return null;
        return field.Kind switch
        {
            FieldKind.Texts => Texts(field.Key, node, Text),
            FieldKind.Requirements => Texts(field.Key, node, (key, item) => Requirement(key, item, charter.Target.Task)),
            FieldKind.Range range => Range(field.Key, range, node, charter),
            FieldKind.Answers => Answers(field.Key, node),
            FieldKind.Weights => Weights(field.Key, node, charter.Target.Task),
            _ when node is not YamlNode.Scalar => Type(field, node),
            FieldKind.Number number => Number(field.Key, number.Low, number.High, number.Unit, (YamlNode.Scalar)node, charter) is { } value ? new FieldValue.Number(value) : null,
            FieldKind.Flag => Flag(field, (YamlNode.Scalar)node),
            FieldKind.Date => Date(field, (YamlNode.Scalar)node),
            FieldKind.Choice choice => Choice(field, choice, (YamlNode.Scalar)node),
            FieldKind.Metric => Metric(field.Key, (YamlNode.Scalar)node, charter.Target.Task) is { } name ? new FieldValue.Text(name) : null,
            FieldKind.Currency => Currency(field, (YamlNode.Scalar)node),
            _ => Text(field.Key, node) is { } text ? new FieldValue.Text(text) : null,
        };
    }

    private FieldValue? Type(CharterField field, YamlNode node)
    {
        problems.Add("charter-type", node, $"{field.Key} takes {Wanted(field.Kind)}, not {Found(node)}.", $"Write for example {field.Name}: {field.Example}");
        return null;
    }

    private string? Text(string key, YamlNode node)
    {
        if (node is not YamlNode.Scalar scalar || scalar.IsNull)
        {
            problems.Add("charter-type", node, $"{key} takes text, not {Found(node)}.", "Write words, in quotes if they hold a colon.");
            return null;
        }

        if (scalar.Text.Any(c => char.IsControl(c) && c is not '\n' and not '\t') || !IsWellFormed(scalar.Text))
        {
            problems.Add("charter-type", node, $"{key} holds a control character or half a character.", "Delete it.");
            return null;
        }

        if (ImplicitType.Of(scalar) is { } other)
            problems.Warn(scalar, $"{key}: {scalar.Text} was taken as the text \"{scalar.Text}\"; other programs read it as {other}.", $"Put it into quotes: \"{scalar.Text}\".");
        return scalar.Text;
    }

    private FieldValue.Texts? Texts(string key, YamlNode node, Func<string, YamlNode, string?> read)
    {
        if (node is not YamlNode.Sequence list)
        {
            problems.Add("charter-type", node, $"{key} takes a list, not {Found(node)}.", $"Write each item on a line of its own after a dash, or all in brackets: [{(node is YamlNode.Scalar scalar ? scalar.Text : "one, two")}].");
            return null;
        }

        ImmutableArray<string> texts = [.. list.Items.Select((item, i) => read($"{key}[{i + 1}]", item)).OfType<string>()];
        return texts.IsEmpty ? null : new FieldValue.Texts(texts);
    }

    private string? Requirement(string key, YamlNode node, TaskKind? task)
    {
        if (Text(key, node) is not { } text) return null;
        if (requirement(text, task) is not { } wrong) return text;
        problems.Add(wrong.Code, node, $"{key} \"{text}\": {wrong.Message}", wrong.Remedy);
        return null;
    }

    private FieldValue.Range? Range(string key, FieldKind.Range kind, YamlNode node, Charter charter)
    {
        var ends = node switch
        {
            YamlNode.Sequence { Items: [YamlNode.Scalar a, YamlNode.Scalar b] } => [a, b],
            YamlNode.Scalar scalar when scalar.Text.Split(" to ", StringSplitOptions.TrimEntries) is [var a, var b] => [scalar with { Text = a }, scalar with { Text = b }],
            _ => Array.Empty<YamlNode.Scalar>(),
        };
        if (ends.Length != 2)
        {
            problems.Add("charter-type", node, $"{key} takes a lower and an upper end, not {Found(node)}.", "Write [LOW, HIGH], or LOW to HIGH: a range that holds the truth nine times out of ten.");
            return null;
        }

        var low = Number(key, kind.Low, kind.High, kind.Unit, ends[0], charter);
        var high = Number(key, kind.Low, kind.High, kind.Unit, ends[1], charter);
        if (low is null || high is null) return null;
        if (low <= high) return new FieldValue.Range(new EstimateRange(low.Value, high.Value));
        problems.Add("charter-range", node, $"The range of {key} is upside down: {Shown(low.Value)} is above {Shown(high.Value)}.", $"Write the lower end first: [{Shown(high.Value)}, {Shown(low.Value)}].");
        return null;
    }

    private FieldValue.TextMap? Answers(string key, YamlNode node)
    {
        var codes = ArchetypeQuestions.AllCodes;
        var answers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Entries(key, node))
        {
            if (!codes.Contains(name.Text)) Unknown(name, codes, $"{key} has no question");
            else if (value is not YamlNode.Scalar { IsNull: true } && Text($"{key}.{name.Text}", value) is { } answer) answers[name.Text] = answer;
        }

        return answers.Count == 0 ? null : new FieldValue.TextMap(answers.ToImmutable());
    }

    private FieldValue.NumberMap? Weights(string key, YamlNode node, TaskKind? task)
    {
        var weights = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in Entries(key, node))
        {
            var metric = Metric(key, name, task);
            if (value is not YamlNode.Scalar scalar)
                problems.Add("charter-type", value, $"{key}.{name.Text} takes a number, not {Found(value)}.", "Write a weight from 0 to 1.");
            else if (Number($"{key}.{name.Text}", 0, double.MaxValue, FieldUnit.None, scalar, Charter.Empty) is { } weight && metric is not null && !weights.TryAdd(metric, weight))
                problems.Add("yaml-duplicate-key", name, $"{key} names {metric} twice.", "Keep one of the two.");
        }

        return weights.Count == 0 ? null : new FieldValue.NumberMap(weights.ToImmutable());
    }

    private ImmutableArray<KeyValuePair<YamlNode.Scalar, YamlNode>> Entries(string key, YamlNode node)
    {
        if (node is YamlNode.Mapping mapping) return mapping.Entries;
        problems.Add("charter-type", node, $"{key} takes names with values, not {Found(node)}.", "Write `name: value` on a line each, indented by two blanks.");
        return [];
    }

    private double? Number(string key, double low, double high, FieldUnit unit, YamlNode.Scalar scalar, Charter charter)
    {
        var (number, wrong) = UnitNumber.Read(scalar.Text, unit, charter.Resources.Currency);
        if (wrong is not null)
        {
            problems.Add(wrong.Code, scalar, $"{key}: {wrong.Message}", wrong.Remedy);
            return null;
        }

        if (number < low || number > high)
        {
            var bounds = double.IsPositiveInfinity(high) || high == double.MaxValue ? $"{Shown(low)} or more" : $"{Shown(low)} to {Shown(high)}";
            problems.Add("charter-range", scalar, $"{key} is {scalar.Text}, and must be {bounds}.", $"Write a number in that range{(unit.Name.Length > 0 && unit != FieldUnit.Share ? $", in {unit.Name}" : "")}.");
            return null;
        }

        if (ImplicitType.Of(scalar) is "an octal number")
            problems.Warn(scalar, $"{key}: {scalar.Text} was taken as the number {Shown(number)}; other programs read it as an octal number.", $"Write {Shown(number)}.");
        return number;
    }

    private FieldValue.Flag? Flag(CharterField field, YamlNode.Scalar scalar)
    {
        if (ImplicitType.Truth(scalar.Text) is not { } truth)
        {
            Type(field, scalar);
            return null;
        }

        if (scalar.IsPlain && !scalar.Text.Equals(truth ? "true" : "false", StringComparison.OrdinalIgnoreCase))
            problems.Warn(scalar, $"{field.Key}: {scalar.Text} was taken as {(truth ? "true" : "false")}; other programs read it as text.", $"Write {(truth ? "true" : "false")}.");
        return new FieldValue.Flag(truth);
    }

    private FieldValue.Date? Date(CharterField field, YamlNode.Scalar scalar)
    {
        if (DateOnly.TryParseExact(scalar.Text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return new FieldValue.Date(date);
        problems.Add("charter-type", scalar, $"{field.Key} takes a day, and '{scalar.Text}' is none.", "Write year-month-day, e.g. 2027-01-31.");
        return null;
    }

    private FieldValue.Text? Choice(CharterField field, FieldKind.Choice kind, YamlNode.Scalar scalar)
    {
        if (kind.Codes.Contains(scalar.Text)) return new FieldValue.Text(scalar.Text);
        var nearest = NearestName.Find(scalar.Text, kind.Codes);
        problems.Add("charter-choice", scalar, $"{field.Key} cannot be '{scalar.Text}'{(nearest is null ? "" : $"; the nearest is '{nearest}'")}.", $"Write one of {string.Join(", ", kind.Codes)}.");
        return null;
    }

    private FieldValue.Text? Currency(CharterField field, YamlNode.Scalar scalar)
    {
        if (scalar.Text.Length == 3 && scalar.Text.All(char.IsAsciiLetterUpper)) return new FieldValue.Text(scalar.Text);
        problems.Add("charter-type", scalar, $"{field.Key} takes a currency's three capital letters, not '{scalar.Text}'.", "Write for example EUR, USD or KRW.");
        return null;
    }

    private string? Metric(string key, YamlNode.Scalar scalar, TaskKind? task)
    {
        TaskKind[] tasks = task is { } known ? [known] : Enum.GetValues<TaskKind>();
        foreach (var kind in tasks)
            if (AllMetrics.Find(scalar.Text, kind, int.MaxValue) is { } metric)
                return metric.Name;
        var names = tasks.SelectMany(kind => AllMetrics.Names(kind)).Distinct().ToList();
        var nearest = NearestName.Find(scalar.Text, names);
        problems.Add("charter-metric", scalar, $"{key}: there is no metric '{scalar.Text}'{(task is { } one ? $" for {CharterWords.Code(one)} tasks" : "")}{(nearest is null ? "" : $"; the nearest is '{nearest}'")}.", $"Use one of {string.Join(", ", names)}.");
        return null;
    }

    /// <summary>Tells that a name is not known here, with the nearest.</summary>
    public void Unknown(YamlNode.Scalar name, IReadOnlyCollection<string> names, string start)
    {
        var nearest = NearestName.Find(name.Text, names);
        problems.Add("charter-unknown-field", name, $"{start} '{name.Text}'{(nearest is null ? "" : $"; the nearest is '{nearest}'")}.", nearest is null ? $"Use one of {string.Join(", ", names)}." : $"Write {nearest}.");
    }

    private static bool IsWellFormed(string text) =>
        !text.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar) || text.Contains('\uFFFD');

    private static string Shown(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Wanted(FieldKind kind) => kind switch
    {
        FieldKind.Number => "a number",
        FieldKind.Flag => "true or false",
        FieldKind.Date => "a day",
        FieldKind.Choice => "one word",
        _ => "text",
    };

    private static string Found(YamlNode node) => node switch
    {
        YamlNode.Sequence => "a list",
        YamlNode.Mapping => "a section with fields",
        YamlNode.Scalar { IsNull: true } => "nothing",
        YamlNode.Scalar scalar => $"'{scalar.Text}'",
        _ => "this",
    };
}
