using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Data.Profile;
using Millibar.Tables;

namespace Millibar.Cli.Data;

/// <summary>The stable JSON of a profile; docs/data.md describes it.</summary>
internal static class ProfileJson
{
    public static void Write(Utf8JsonWriter json, Table table, ImmutableArray<ColumnProfile> profiles)
    {
        json.WriteStartObject();
        json.WriteString("data", table.Hash);
        json.WriteString("file", table.Name);
        json.WriteNumber("rows", table.RowCount);
        json.WriteNumber("set_aside", table.SetAside.Length);
        json.WriteStartArray("columns");
        foreach (var profile in profiles) Column(json, profile);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Column(Utf8JsonWriter json, ColumnProfile profile)
    {
        json.WriteStartObject();
        json.WriteString("name", profile.Name);
        json.WriteString("type", profile.Type);
        json.WriteNumber("missing", profile.Missing);
        json.WriteNumber("distinct", profile.Distinct);
        if (profile.Mean is { } mean) json.WriteNumber("mean", mean);
        json.WriteStartArray("quantiles");
        foreach (var quantile in profile.Quantiles) json.WriteNumberValue(quantile);
        json.WriteEndArray();
        json.WriteStartArray("top");
        foreach (var (value, count) in profile.Top)
        {
            json.WriteStartObject();
            json.WriteString("value", value);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("histogram");
        foreach (var (low, high, count) in profile.Histogram)
        {
            json.WriteStartObject();
            json.WriteNumber("low", low);
            json.WriteNumber("high", high);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
