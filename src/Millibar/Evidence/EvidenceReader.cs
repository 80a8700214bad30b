using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Statistics;

namespace Millibar.Evidence;

/// <summary>Strict reading of evidence: every member known, every number finite and in order.</summary>
internal static class EvidenceReader
{
    private static readonly string[] Members =
        ["kind", "subject", "metric", "value", "low", "high", "level", "n", "unit", "points", "facts", "seed", "inputs", "source", "seconds", "at", "by"];

    private static readonly string[] SubjectMembers = ["data", "model", "slice", "column", "definition", "phase"];
    private static readonly string[] PointMembers = ["n", "value", "low", "high", "forecast"];

    public static EvidenceItem Read(JsonElement json, string where)
    {
        Check(json, Members, "evidence", where);
        var item = new EvidenceItem
        {
            Kind = Kind(Text(json, "kind", where) ?? throw Missing("kind", where), where),
            Subject = json.TryGetProperty("subject", out var subject) ? Subject(subject, where) : new EvidenceSubject(),
            Metric = Text(json, "metric", where),
            Value = Number(json, "value", where),
            Low = Number(json, "low", where),
            High = Number(json, "high", where),
            Level = Number(json, "level", where) ?? 0.95,
            Rows = Whole(json, "n", where),
            Unit = Text(json, "unit", where),
            Points = json.TryGetProperty("points", out var points) ? Points(points, Number(json, "level", where) ?? 0.95, where) : [],
            Facts = json.TryGetProperty("facts", out var facts) ? Facts(facts, where) : ImmutableSortedDictionary<string, string>.Empty,
            Seed = Number(json, "seed", where) is { } seed ? (long)seed : null,
            Inputs = json.TryGetProperty("inputs", out var inputs) ? Inputs(inputs, where) : [],
            Source = Text(json, "source", where) ?? throw Missing("source", where),
            Seconds = Number(json, "seconds", where),
            At = Time(json, where),
            By = Text(json, "by", where) ?? throw Missing("by", where),
        };
        return Sound(item, where);
    }

    /// <summary>The item, or what is wrong with its numbers.</summary>
    /// <exception cref="MillibarException">The interval is upside down or misses its value, or the level or n is out of range.</exception>
    internal static EvidenceItem Sound(EvidenceItem item, string where)
    {
        if ((item.Low is null) != (item.High is null))
            throw Wrong("An interval needs both ends, low and high.", where, "Give both, or neither.");
        if (item.Low > item.High)
            throw Wrong($"The interval is upside down: {item.Low} is above {item.High}.", where, "Write the lower end first.");
        if (item.Value < item.Low || item.Value > item.High)
            throw Wrong($"The value {item.Value} lies outside its own interval {item.Low} to {item.High}.", where, "Check the three numbers.");
        if (item.Level is <= 0 or >= 1) throw Wrong($"The level {item.Level} is not between 0 and 1.", where, "Write for example 0.95.");
        if (item.Rows < 0) throw Wrong($"n is {item.Rows}; it counts rows.", where, "Give 0 or more.");
        return item;
    }

    private static string Kind(string code, string where) =>
        EvidenceKinds.Find(code)?.Code
        ?? throw new MillibarException("evidence-kind", $"There is no kind of evidence called '{code}'; the nearest is '{NearestName.Find(code, [.. EvidenceKinds.All.Select(kind => kind.Code)]) ?? EvidenceKinds.DataVersion}'.", where, "docs/evidence.md lists all kinds.");

    private static EvidenceSubject Subject(JsonElement json, string where)
    {
        Check(json, SubjectMembers, "subject", where);
        return new EvidenceSubject
        {
            Data = Text(json, "data", where),
            Model = Text(json, "model", where),
            Slice = Text(json, "slice", where),
            Column = Text(json, "column", where),
            Definition = Text(json, "definition", where),
            Phase = Text(json, "phase", where),
        };
    }

    private static ImmutableArray<EvidencePoint> Points(JsonElement json, double level, string where)
    {
        if (json.ValueKind != JsonValueKind.Array) throw WrongType("points", "an array", json, where);
        return [.. json.EnumerateArray().Select(point =>
        {
            Check(point, PointMembers, "point", where);
            var value = Number(point, "value", where) ?? throw Missing("points.value", where);
            var low = Number(point, "low", where) ?? throw Missing("points.low", where);
            var high = Number(point, "high", where) ?? throw Missing("points.high", where);
            if (low > high) throw Wrong($"A point's interval is upside down: {low} is above {high}.", where, "Write the lower end first.");
            var forecast = point.TryGetProperty("forecast", out var flag) && flag.ValueKind == JsonValueKind.True;
            return new EvidencePoint(Whole(point, "n", where) ?? throw Missing("points.n", where), new Interval(value, low, high, level), forecast);
        })];
    }

    private static ImmutableSortedDictionary<string, string> Facts(JsonElement json, string where)
    {
        if (json.ValueKind != JsonValueKind.Object) throw WrongType("facts", "an object", json, where);
        return json.EnumerateObject().ToImmutableSortedDictionary(
            fact => fact.Name,
            fact => fact.Value.ValueKind == JsonValueKind.String ? fact.Value.GetString()! : throw WrongType($"facts.{fact.Name}", "text", fact.Value, where),
            StringComparer.Ordinal);
    }

    private static ImmutableArray<string> Inputs(JsonElement json, string where)
    {
        if (json.ValueKind != JsonValueKind.Array) throw WrongType("inputs", "an array", json, where);
        return [.. json.EnumerateArray().Select(input => input.ValueKind == JsonValueKind.String ? input.GetString()! : throw WrongType("inputs", "an array of text", input, where))];
    }

    private static void Check(JsonElement json, string[] members, string what, string where)
    {
        if (json.ValueKind != JsonValueKind.Object) throw WrongType(what, "an object", json, where);
        foreach (var member in json.EnumerateObject())
            if (!members.Contains(member.Name))
                throw new MillibarException("evidence-field", $"There is no field '{member.Name}' in {what}; the nearest is '{NearestName.Find(member.Name, members) ?? members[0]}'.", where, $"The fields are {string.Join(", ", members)}.");
    }

    private static string? Text(JsonElement json, string name, string where) =>
        !json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw WrongType(name, "text", value, where);

    private static double? Number(JsonElement json, string name, string where) =>
        !json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : throw WrongType(name, "a finite number", value, where);

    private static int? Whole(JsonElement json, string name, string where) =>
        Number(json, name, where) is not { } number ? null
        : number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number
        : throw Wrong($"'{name}' is {number}, and must be a whole number.", where, "Count rows or items.");

    private static DateTimeOffset Time(JsonElement json, string where) =>
        json.TryGetProperty("at", out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at)
            ? at.ToUniversalTime()
            : throw Wrong("'at' is missing or is not a time.", where, "Write for example \"at\": \"2026-01-31T12:00:00Z\".");

    private static MillibarException Missing(string name, string where) =>
        Wrong($"The field '{name}' is missing.", where, "docs/evidence.md shows a whole line.");

    private static MillibarException WrongType(string name, string wanted, JsonElement found, string where) =>
        Wrong($"'{name}' must be {wanted}, and is {found.ValueKind.ToString().ToLowerInvariant()}.", where, "docs/evidence.md shows a whole line.");

    private static MillibarException Wrong(string message, string where, string remedy) => new("evidence-invalid", message, where, remedy);
}
