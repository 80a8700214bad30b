using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Evidence;

namespace Millibar.Decide;

/// <summary>One look at rows that judge: an entry of the test-set ledger.</summary>
internal sealed record TestLook
{
    private static readonly JsonShape Shape = new(
        "look", "data", "split", "purpose", "model", "metric", "estimate", "rows", "inputs", "seed", "until");

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Content hash of the data version.</summary>
    public required string Data { get; init; }

    /// <summary>Id of the project's split; null when the rows were split by seed, or judged by nested cross-validation.</summary>
    public string? Split { get; init; }

    /// <summary>What it was for: the command.</summary>
    public required string Purpose { get; init; }

    /// <summary>The model that was judged.</summary>
    public required string Model { get; init; }

    /// <summary>The optimising metric.</summary>
    public required string Metric { get; init; }

    /// <summary><c>test</c> or <c>nested-cv</c>.</summary>
    public required string Estimate { get; init; }

    /// <summary>Distinct rows that judged.</summary>
    public required int Rows { get; init; }

    /// <summary>Hash of everything that decides the answer: data version, split, target, options, files, seed. A look with the same inputs is the same look.</summary>
    public required string Inputs { get; init; }

    /// <summary>Seed of the measurement.</summary>
    public long Seed { get; init; }

    /// <summary>Last time among the rows that judged, for a split by time; null otherwise.</summary>
    public double? Until { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public string By { get; init; } = "";

    /// <summary>As a journal entry; the same look recorded again takes this one's place.</summary>
    public NewEntry Entry()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            WriteMembers(json);
            json.WriteEndObject();
        }

        return new NewEntry(EntryKinds.Look, Inputs, buffer.WrittenMemory);
    }

    /// <summary>Writes the members of the object, in a fixed order.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("data", Data);
        json.WriteString("split", Split);
        json.WriteString("purpose", Purpose);
        json.WriteString("model", Model);
        json.WriteString("metric", Metric);
        json.WriteString("estimate", Estimate);
        json.WriteNumber("rows", Rows);
        json.WriteString("inputs", Inputs);
        json.WriteNumber("seed", Seed);
        if (Until is { } until) json.WriteNumber("until", until);
    }

    /// <summary>Reads the look out of its entry.</summary>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: a member is unknown, missing or of the wrong type.</exception>
    public static TestLook Read(JournalEntry entry)
    {
        using var body = EntryBody.Parse(entry);
        var fields = new JsonFields(body.RootElement, Shape, EntryBody.Where(entry));
        return new TestLook
        {
            Data = fields.Needed("data"),
            Split = fields.Text("split"),
            Purpose = fields.Needed("purpose"),
            Model = fields.Needed("model"),
            Metric = fields.Needed("metric"),
            Estimate = fields.Needed("estimate"),
            Rows = (int)(fields.Number("rows") ?? throw fields.Wrong("has no 'rows'")),
            Inputs = fields.Needed("inputs"),
            Seed = (long)(fields.Number("seed") ?? 0),
            Until = fields.Number("until"),
            At = entry.At,
            By = entry.By,
        };
    }
}
