using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Tables;

namespace Millibar.Data.Expectations;

/// <summary>The stable JSON of a check against expectations; docs/data.md describes it.</summary>
internal static class ExpectationJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter json, DataExpectations expectations, Table table, ImmutableArray<ExpectationResult> results)
    {
        json.WriteStartObject();
        json.WriteString("data", table.Hash);
        json.WriteString("file", table.Name);
        json.WriteNumber("rows", table.RowCount);
        json.WriteString("learnt_from", expectations.LearntFrom);
        json.WriteNumber("learnt_rows", expectations.LearntRows);
        json.WriteNumber("risk", expectations.Risk);
        json.WriteNumber("expectations", results.Length);
        json.WriteNumber("broken", results.Count(result => result.Broken));
        json.WriteStartArray("results");
        // The broken ones first: whoever reads only the beginning reads what matters.
        foreach (var result in results.OrderByDescending(result => result.Broken)) Write(json, result);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExpectationResult result)
    {
        json.WriteStartObject();
        json.WriteString("column", result.Column);
        json.WriteString("code", result.Code);
        json.WriteBoolean("broken", result.Broken);
        json.WriteString("expected", result.Expected);
        json.WriteString("observed", result.Observed);
        json.WriteNumber("misfits", result.Misfits);
        json.WriteNumber("rows", result.Rows);
        if (result.AtMost is { } atMost) json.WriteNumber("at_most", atMost);
        json.WriteStartArray("first");
        foreach (var (row, value) in result.First)
        {
            json.WriteStartObject();
            json.WriteNumber("row", row);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
