using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Millibar.Tables.Typing;
using Millibar.Yaml;

namespace Millibar.Data.Expectations;

/// <summary>Reads expectations from a file that people may have edited; everything that is wrong is told at once.</summary>
internal sealed class ExpectationReader
{
    private static readonly string[] Fields = ["learnt_from", "risk", "other_columns", "columns"];
    private static readonly string[] ColumnFields = ["type", "missing", "range", "usual", "whole", "values", "unique"];
    private readonly List<(YamlNode At, string Message, string Remedy)> _problems = [];

    private ExpectationReader() { }

    /// <summary>Reads a file.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="MillibarException">It is no YAML that we take (<c>yaml-...</c>), or something in it is wrong (<c>expectations-invalid</c>).</exception>
    public static DataExpectations Read(string text, string file)
    {
        var root = YamlFile.Read(text, file)
            ?? throw new MillibarException("expectations-invalid", "The file is empty.", file, "Learn it again: millibar data expect --replace.");
        var reader = new ExpectationReader();
        var expectations = reader.Root(root);
        reader.ThrowIfWrong(file);
        return expectations;
    }

    private DataExpectations Root(YamlNode root)
    {
        var expectations = new DataExpectations { Columns = [] };
        foreach (var (name, node) in Entries(root, Fields, "the file"))
            expectations = name switch
            {
                "learnt_from" => Learnt(expectations, node),
                "risk" => expectations with { Risk = Share(node, "risk") is { } risk and > 0 and < 1 ? risk : Wrong(node, "risk lies strictly between 0 and 1.", "Write risk: 0.01", DataExpectations.DefaultRisk) },
                "other_columns" => expectations with { OtherColumns = Choice(node, "other_columns", ["refused", "allowed"]) == 1 },
                _ => expectations with { Columns = Columns(node) },
            };
        if (expectations.Columns.IsEmpty && _problems.Count == 0) Wrong(root, "No column is named.", "Write `columns:` and below it what each is to be, or learn the file again.", 0);
        return expectations;
    }

    private DataExpectations Learnt(DataExpectations expectations, YamlNode node)
    {
        foreach (var (name, value) in Entries(node, ["data", "file", "rows"], "learnt_from"))
            expectations = name switch
            {
                "data" => expectations with { LearntFrom = Text(value, name) },
                "file" => expectations with { LearntFile = Text(value, name) },
                _ => expectations with { LearntRows = Number(value, name) is { } rows and >= 0 and <= int.MaxValue ? (int)rows : 0 },
            };
        return expectations;
    }

    private ImmutableArray<ColumnExpectation> Columns(YamlNode node)
    {
        if (node is not YamlNode.Mapping columns)
        {
            Wrong(node, "columns holds the columns by their names.", "Write a name, a colon, and below it, indented, what the column is to be.", 0);
            return [];
        }

        return [.. columns.Entries.Select(entry => OfColumn(entry.Key.Text, entry.Value))];
    }

    private ColumnExpectation OfColumn(string column, YamlNode node)
    {
        var expected = new ColumnExpectation { Name = column };
        foreach (var (name, value) in Entries(node, ColumnFields, $"column \"{column}\""))
            expected = name switch
            {
                "type" => expected with { Type = Choice(value, name, ["number", "date", "text", "any"]) is { } type and < 3 ? (ColumnType)type : null },
                "missing" => expected with { MissingAtMost = AtMost(value, name) },
                "range" => expected with { Range = Range(value, name) },
                "usual" => expected with { Usual = Range(value, name) },
                "whole" => expected with { FractionsAtMost = AtMost(value, name) },
                "values" => expected with { Values = Values(value) },
                _ => expected with { Unique = Choice(value, name, ["false", "true"]) == 1 },
            };
        return expected;
    }

    private double? AtMost(YamlNode node, string of)
    {
        double? atMost = null;
        var wrong = _problems.Count;
        foreach (var (_, value) in Entries(node, ["at_most"], of)) atMost = Share(value, "at_most");
        // What is there and wrong was told already.
        return atMost ?? (_problems.Count > wrong ? null : Wrong<double?>(node, $"{of} needs at_most.", $"Write {of}: {{at_most: 0.01}}", null));
    }

    private ValueRange? Range(YamlNode node, string of)
    {
        double? from = null, to = null, atMost = null;
        var wrong = _problems.Count;
        foreach (var (name, value) in Entries(node, ["from", "to", "at_most"], of))
        {
            if (name == "from") from = Point(value, name);
            else if (name == "to") to = Point(value, name);
            else atMost = Share(value, name);
        }

        if (_problems.Count > wrong) return null;
        if (from > to) return Wrong<ValueRange?>(node, $"The {of} is upside down: from lies above to.", "Write the smaller one as from.", null);
        return atMost is { } share ? new ValueRange(from, to, share) : Wrong<ValueRange?>(node, $"{of} needs at_most.", $"Write {of}: {{from: 0, to: 10, at_most: 0.01}}", null);
    }

    private AllowedValues? Values(YamlNode node)
    {
        double? atMost = null;
        ImmutableArray<string>? list = null;
        var wrong = _problems.Count;
        foreach (var (name, value) in Entries(node, ["at_most", "list"], "values"))
        {
            if (name == "at_most") atMost = Share(value, name);
            else if (value is YamlNode.Sequence items) list = [.. items.Items.Select(item => Text(item, "list") ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            else Wrong(value, "list takes the values, each on a line of its own after a dash.", "Write - \"value\"", 0);
        }

        if (_problems.Count > wrong) return null;
        return atMost is { } share && list is { } texts ? new AllowedValues(texts, share) : Wrong<AllowedValues?>(node, "values needs at_most and list.", "Write at_most: 0 and list: [\"a\", \"b\"].", null);
    }

    /// <summary>A number, or a date as seconds since 1970.</summary>
    private double? Point(YamlNode node, string name) =>
        node is YamlNode.Scalar scalar && DateText.ParseIso(Encoding.UTF8.GetBytes(scalar.Text)) is { } date ? date.Seconds : Number(node, name);

    private double? Share(YamlNode node, string name) =>
        Number(node, name) is not { } share ? null
        : share is >= 0 and <= 1 ? share
        : Wrong<double?>(node, $"{name} is a share: {((YamlNode.Scalar)node).Text} does not lie between 0 and 1.", $"Write {name}: 0.05 for 5 %.", null);

    private double? Number(YamlNode node, string name) =>
        node is YamlNode.Scalar scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : Wrong<double?>(node, $"{name} takes a number{(node is YamlNode.Scalar other ? $", not \"{other.Text}\"" : "")}.", $"Write {name}: 0.5", null);

    private string? Text(YamlNode node, string name) =>
        node is YamlNode.Scalar { IsNull: false } scalar ? scalar.Text : Wrong<string?>(node, $"{name} takes a text.", $"Write {name}: \"...\"", null);

    private int? Choice(YamlNode node, string name, string[] words)
    {
        var at = node is YamlNode.Scalar scalar ? Array.IndexOf(words, scalar.Text.ToLowerInvariant()) : -1;
        return at >= 0 ? at : Wrong<int?>(node, $"{name} is one of {string.Join(", ", words)}.", $"Write {name}: {words[0]}", null);
    }

    private IEnumerable<(string Name, YamlNode Value)> Entries(YamlNode node, string[] names, string of)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            Wrong(node, $"{of} holds fields: {string.Join(", ", names)}.", $"Write {names[0]}: and its value.", 0);
            yield break;
        }

        foreach (var (key, value) in mapping.Entries)
        {
            if (names.Contains(key.Text)) yield return (key.Text, value);
            else Wrong(key, $"{of} has no field '{key.Text}'.", NearestName.Find(key.Text, names) is { } nearest ? $"Did you mean {nearest}?" : $"Its fields are {string.Join(", ", names)}.", 0);
        }
    }

    private T Wrong<T>(YamlNode at, string message, string remedy, T instead)
    {
        _problems.Add((at, message, remedy));
        return instead;
    }

    private void ThrowIfWrong(string file)
    {
        if (_problems.Count == 0) return;
        var all = _problems.OrderBy(problem => (problem.At.Line, problem.At.Column)).ToList();
        var (at, message, remedy) = all[0];
        var where = $"{file}, line {at.Line}, column {at.Column}";
        if (all.Count == 1) throw new MillibarException("expectations-invalid", message, where, remedy);
        var lines = all.Select(problem => $"\n  line {problem.At.Line}, column {problem.At.Column}: {problem.Message} {problem.Remedy}");
        throw new MillibarException("expectations-invalid", $"{all.Count} things are wrong.{string.Concat(lines)}", where, "Put all of them right, then try again.");
    }
}
