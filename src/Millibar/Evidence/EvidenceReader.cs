using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Millibar.Statistics;

namespace Millibar.Evidence;

/// <summary>Strict reading of one evidence object in one pass: every member known and told once, every number finite and in order.</summary>
internal ref struct EvidenceReader
{
    private static readonly NameSet Members =
        new("kind", "subject", "metric", "value", "low", "high", "level", "n", "unit", "points", "facts", "seed", "inputs", "source", "seconds", "at", "by");

    private static readonly NameSet SubjectMembers = new("data", "model", "slice", "column", "definition", "phase");
    private static readonly NameSet PointMembers = new("n", "value", "low", "high", "forecast");
    private static readonly NameSet Kinds = new([.. EvidenceKinds.All.Select(kind => kind.Code)]);

    private readonly string _where;
    private readonly TextCache? _texts;
    private Utf8JsonReader _json;

    private EvidenceReader(ReadOnlySpan<byte> utf8, string where, TextCache? texts)
    {
        _json = new Utf8JsonReader(utf8);
        _where = where;
        _texts = texts;
    }

    /// <summary>Reads the object; nothing may follow it.</summary>
    /// <param name="utf8">The object.</param>
    /// <param name="where">File and line for the error.</param>
    /// <param name="texts">Texts that occurred before, so that each is kept once; null to keep none.</param>
    /// <exception cref="MillibarException"><c>evidence-syntax</c>, <c>evidence-field</c>, <c>evidence-kind</c> or <c>evidence-invalid</c>.</exception>
    public static EvidenceItem Read(ReadOnlySpan<byte> utf8, string where, TextCache? texts = null)
    {
        var reader = new EvidenceReader(utf8, where, texts);
        try
        {
            return reader.Whole();
        }
        catch (JsonException broken)
        {
            throw Syntax($"This is not JSON: {Plain(broken)}", Place(where, broken.BytePositionInLine), broken);
        }
        catch (InvalidOperationException broken)
        {
            // Text that is no text: half a surrogate pair, or bytes that are not UTF-8.
            throw Syntax("A text holds characters that do not exist: half of a surrogate pair, or bytes that are not UTF-8.", where, broken);
        }
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

    /// <summary>The item, or why it answers no question of its kind.</summary>
    /// <exception cref="MillibarException"><c>evidence-invalid</c>: metric or subject do not fit the kind.</exception>
    internal static EvidenceItem Fitting(EvidenceItem item, string where) =>
        EvidenceKinds.Find(item.Kind)?.Misfit(item) is { } misfit
            ? throw Wrong($"{char.ToUpperInvariant(misfit[0])}{misfit[1..]}.", where, "docs/evidence.md says what each kind is about.")
            : item;

    private EvidenceItem Whole()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject) throw WrongType("evidence", "an object");
        var item = Item();
        return _json.Read() ? throw Syntax("Something follows the object.", _where, null) : item;
    }

    private EvidenceItem Item()
    {
        string? kind = null, metric = null, unit = null, source = null, by = null;
        double? value = null, low = null, high = null, level = null, seconds = null;
        int? rows = null;
        long? seed = null;
        DateTimeOffset? at = null;
        var subject = new EvidenceSubject();
        var facts = ImmutableSortedDictionary<string, string>.Empty;
        ImmutableArray<string> inputs = [];
        ImmutableArray<EvidencePoint> points = [];
        var seen = 0;
        while (Next(Members, "evidence", ref seen) is { } member)
        {
            switch (member)
            {
                case "kind": kind = Kind(); break;
                case "subject": subject = Subject(); break;
                case "metric": metric = Text(member); break;
                case "value": value = Number(member); break;
                case "low": low = Number(member); break;
                case "high": high = Number(member); break;
                case "level": level = Number(member); break;
                case "n": rows = Count(member); break;
                case "unit": unit = Text(member); break;
                case "points": points = Points(); break;
                case "facts": facts = Facts(); break;
                case "seed": seed = Seed(); break;
                case "inputs": inputs = Inputs(); break;
                case "source": source = Text(member); break;
                case "seconds": seconds = Number(member); break;
                case "at": at = Time(); break;
                default: by = Text(member); break;
            }
        }

        return Sound(
            new EvidenceItem
            {
                Kind = kind ?? throw Missing("kind"),
                Subject = subject,
                Metric = metric,
                Value = value,
                Low = low,
                High = high,
                Level = level ?? 0.95,
                Rows = rows,
                Unit = unit,
                Points = level is { } own ? [.. points.Select(point => point with { Value = point.Value with { Level = own } })] : points,
                Facts = facts,
                Seed = seed,
                Inputs = inputs,
                Source = source ?? throw Missing("source"),
                Seconds = seconds,
                At = at ?? throw NoTime(),
                By = by ?? throw Missing("by"),
            },
            _where);
    }

    private string? Kind()
    {
        if (_json.TokenType == JsonTokenType.String && Kinds.IndexOf(ref _json) is >= 0 and var known) return Kinds.Names[known];
        if (Text("kind") is not { } code) return null;
        return EvidenceKinds.Find(code)?.Code ?? throw EvidenceErrors.UnknownKind(code, _where);
    }

    private EvidenceSubject Subject()
    {
        if (_json.TokenType != JsonTokenType.StartObject) throw WrongType("subject", "an object");
        string? data = null, model = null, slice = null, column = null, definition = null, phase = null;
        var seen = 0;
        while (Next(SubjectMembers, "subject", ref seen) is { } member)
        {
            var text = Text(member);
            switch (member)
            {
                case "data": data = text; break;
                case "model": model = text; break;
                case "slice": slice = text; break;
                case "column": column = text; break;
                case "definition": definition = text; break;
                default: phase = text; break;
            }
        }

        return new EvidenceSubject { Data = data, Model = model, Slice = slice, Column = column, Definition = definition, Phase = phase };
    }

    private ImmutableArray<EvidencePoint> Points()
    {
        if (_json.TokenType != JsonTokenType.StartArray) throw WrongType("points", "an array");
        var points = ImmutableArray.CreateBuilder<EvidencePoint>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.StartObject) throw WrongType("point", "an object");
            points.Add(Point());
        }

        return points.ToImmutable();
    }

    private EvidencePoint Point()
    {
        double? value = null, low = null, high = null;
        int? rows = null;
        var forecast = false;
        var seen = 0;
        while (Next(PointMembers, "point", ref seen) is { } member)
        {
            switch (member)
            {
                case "n": rows = Count(member); break;
                case "value": value = Number(member); break;
                case "low": low = Number(member); break;
                case "high": high = Number(member); break;
                default: forecast = _json.TokenType is JsonTokenType.True or JsonTokenType.False ? _json.GetBoolean() : throw WrongType(member, "true or false"); break;
            }
        }

        if (low > high) throw Wrong($"A point's interval is upside down: {low} is above {high}.", _where, "Write the lower end first.");
        var interval = new Interval(value ?? throw Missing("points.value"), low ?? throw Missing("points.low"), high ?? throw Missing("points.high"));
        return new EvidencePoint(rows ?? throw Missing("points.n"), interval, forecast);
    }

    private ImmutableSortedDictionary<string, string> Facts()
    {
        if (_json.TokenType != JsonTokenType.StartObject) throw WrongType("facts", "an object");
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            var name = Clean(Known(), "facts");
            if (facts.ContainsKey(name)) throw Twice($"facts.{name}");
            _json.Read();
            facts.Add(name, Text($"facts.{name}") ?? throw WrongType($"facts.{name}", "text"));
        }

        return facts.ToImmutable();
    }

    private ImmutableArray<string> Inputs()
    {
        if (_json.TokenType != JsonTokenType.StartArray) throw WrongType("inputs", "an array");
        var inputs = ImmutableArray.CreateBuilder<string>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray) inputs.Add(Text("inputs") ?? throw WrongType("inputs", "an array of text"));
        return inputs.ToImmutable();
    }

    /// <summary>Moves to the value of the next member; null at the end of the object.</summary>
    private string? Next(NameSet members, string what, ref int seen)
    {
        if (!_json.Read() || _json.TokenType == JsonTokenType.EndObject) return null;
        var at = members.IndexOf(ref _json);
        if (at >= 0)
        {
            if ((seen & (1 << at)) != 0) throw Twice(members.Names[at]);
            seen |= 1 << at;
            _json.Read();
            return members.Names[at];
        }

        var name = _json.GetString()!;
        throw new MillibarException("evidence-field", $"There is no field '{Shown(name)}' in {what}; the nearest is '{NearestName.Find(name, members.Names) ?? members.Names[0]}'.", _where, $"The fields are {string.Join(", ", members.Names)}.");
    }

    private string? Text(string name) => _json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => Clean(Known(), name),
        _ => throw WrongType(name, "text"),
    };

    private string Known() => _texts is not null && !_json.ValueIsEscaped ? _texts.Of(_json.ValueSpan) ?? _json.GetString()! : _json.GetString()!;

    private double? Number(string name) =>
        _json.TokenType == JsonTokenType.Null ? null
        : _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : throw WrongType(name, "a finite number");

    private int? Count(string name) =>
        Number(name) is not { } number ? null
        : number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number
        : throw Wrong($"'{name}' is {number.ToString(CultureInfo.InvariantCulture)}, and must be a whole number up to {int.MaxValue}.", _where, "Count rows or items.");

    private long? Seed() =>
        _json.TokenType == JsonTokenType.Null ? null
        : _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var seed) ? seed
        : throw WrongType("seed", "a whole number of at most 64 bits");

    private DateTimeOffset Time() =>
        _json.TokenType == JsonTokenType.String && _json.TryGetDateTimeOffset(out var at) ? at.ToUniversalTime() : throw NoTime();

    private string Clean(string text, string name) =>
        text.Contains('\0', StringComparison.Ordinal) ? throw Wrong($"'{name}' holds a NUL character.", _where, "Take it out: no name and no text of ours holds one.") : text;

    private static string Shown(string name) => new([.. name.Take(60).Select(c => char.IsControl(c) ? '\ufffd' : c)]);

    private static string Plain(JsonException broken) =>
        broken.Message.Split(". ")[0].Split(" LineNumber")[0].Split(". Path")[0].TrimEnd('.') + ".";

    private static string Place(string where, long? position) =>
        position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{where}, byte {at + 1}") : where;

    private readonly MillibarException NoTime() =>
        Wrong("'at' is missing or is not a time.", _where, "Write for example \"at\": \"2026-01-31T12:00:00Z\".");

    private readonly MillibarException Missing(string name) => Wrong($"The field '{name}' is missing.", _where, "docs/evidence.md shows a whole line.");

    private readonly MillibarException Twice(string name) => Wrong($"The field '{Shown(name)}' stands twice.", _where, "Say it once: nobody can know which of the two is meant.");

    private readonly MillibarException WrongType(string name, string wanted) =>
        Wrong($"'{name}' must be {wanted}, and is {Word(_json.TokenType)}.", _where, "docs/evidence.md shows a whole line.");

    private static string Word(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    private static MillibarException Wrong(string message, string where, string remedy) => new("evidence-invalid", message, where, remedy);

    private static MillibarException Syntax(string message, string where, Exception? inner) =>
        new("evidence-syntax", message, where, "Write one JSON object (RFC 8259) a line; docs/evidence.md shows one.", inner);
}
