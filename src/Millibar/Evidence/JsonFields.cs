using System.Collections.Immutable;
using System.Text.Json;

namespace Millibar.Evidence;

/// <summary>The members of a journal entry's body, read strictly: none unknown, each of its type.</summary>
internal readonly struct JsonFields
{
    private readonly JsonElement _json;
    private readonly string _what;
    private readonly string _where;

    /// <summary>Takes the body apart.</summary>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: it is no object, or has an unknown member.</exception>
    public JsonFields(JsonElement json, JsonShape shape, string where)
    {
        (_json, _what, _where) = (json, shape.What, where);
        if (json.ValueKind != JsonValueKind.Object) throw Wrong("is not an object");
        foreach (var member in json.EnumerateObject())
            if (!shape.Members.Contains(member.Name))
                throw Wrong($"has a field '{member.Name}' that this version does not know");
    }

    /// <summary>Text; null when the member is absent.</summary>
    public string? Text(string name) =>
        !Has(name, out var value) ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong($"needs text in '{name}'");

    /// <summary>Text that must be there.</summary>
    public string Needed(string name) => Text(name) ?? throw Wrong($"has no '{name}'");

    /// <summary>A finite number; null when the member is absent.</summary>
    public double? Number(string name) =>
        !Has(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : throw Wrong($"needs a finite number in '{name}'");

    /// <summary>True or false; must be there.</summary>
    public bool Flag(string name) =>
        Has(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong($"needs true or false in '{name}'");

    /// <summary>A list of texts; empty when the member is absent.</summary>
    public ImmutableArray<string> Texts(string name)
    {
        if (!Has(name, out var value)) return [];
        if (value.ValueKind != JsonValueKind.Array) throw Wrong($"needs a list in '{name}'");
        var texts = ImmutableArray.CreateBuilder<string>(value.GetArrayLength());
        foreach (var text in value.EnumerateArray()) texts.Add(text.ValueKind == JsonValueKind.String ? text.GetString()! : throw Wrong($"needs a list of texts in '{name}'"));
        return texts.MoveToImmutable();
    }

    /// <summary>An error about this body.</summary>
    public MillibarException Wrong(string what) =>
        new("entry-invalid", $"The {_what} {what}.", _where, EntryBody.Remedy);

    private bool Has(string name, out JsonElement value) => _json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
