using System.Text.Json;
using Millibar.Evidence;

namespace Millibar.Trial.Review;

/// <summary>One verdict about one row.</summary>
/// <param name="Data">Hash of the data version that was looked at.</param>
/// <param name="Item">Name of the row by what it holds: the verdict stays valid in every version that has the row with the same label.</param>
/// <param name="Row">Number of the row in that version.</param>
/// <param name="Given">The label that was looked at.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Label">The right label, where it is wrong and somebody knows; null otherwise.</param>
/// <param name="AtRandom">Whether the row was drawn from all rows; else from the flagged ones.</param>
/// <param name="By">Who looked.</param>
internal sealed record ReviewedLabel(string Data, string Item, int Row, string Given, Verdict Verdict, string? Label, bool AtRandom, string By)
{
    /// <summary>A later verdict of the same person about the same row takes this one's place; two people's stand side by side.</summary>
    public string Key => $"{Item}|{By}";

    /// <summary>The word of a verdict.</summary>
    public static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Wrong => "wrong",
        Verdict.Right => "right",
        Verdict.Ambiguous => "ambiguous",
        Verdict.Undone => "undone",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown verdict"),
    };

    /// <summary>Writes the body of its entry.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("data", Data);
        json.WriteNumber("row", Row);
        json.WriteString("item", Item);
        json.WriteString("given", Given);
        json.WriteString("verdict", Code(Verdict));
        if (Label is not null) json.WriteString("label", Label);
        json.WriteString("drawn", AtRandom ? "random" : "flag");
        json.WriteEndObject();
    }

    /// <summary>Reads an entry.</summary>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: the entry is no verdict.</exception>
    public static ReviewedLabel Read(JournalEntry entry)
    {
        using var document = EntryBody.Parse(entry);
        var body = document.RootElement;
        try
        {
            var word = body.GetProperty("verdict").GetString();
            return new ReviewedLabel(
                body.GetProperty("data").GetString()!, body.GetProperty("item").GetString()!, body.GetProperty("row").GetInt32(), body.GetProperty("given").GetString()!,
                Enum.GetValues<Verdict>().First(verdict => Code(verdict) == word),
                body.TryGetProperty("label", out var label) ? label.GetString() : null,
                body.GetProperty("drawn").GetString() == "random",
                entry.By);
        }
        catch (Exception broken) when (broken is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new MillibarException("entry-invalid", $"The {entry.Kind} entry is no verdict about a label.", EntryBody.Where(entry), EntryBody.Remedy, broken);
        }
    }
}
