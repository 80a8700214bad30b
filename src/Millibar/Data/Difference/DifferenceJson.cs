using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Tables;

namespace Millibar.Data.Difference;

/// <summary>The stable JSON of a difference between two versions; docs/data.md describes it.</summary>
internal static class DifferenceJson
{
    private const int ShownRows = 10;

    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter json, VersionDifference difference)
    {
        json.WriteStartObject();
        Version(json, "before", difference.Before);
        Version(json, "after", difference.After);
        json.WriteStartObject("schema");
        Names(json, "added", difference.ColumnsAdded);
        Names(json, "gone", difference.ColumnsGone);
        json.WriteStartArray("retyped");
        foreach (var (name, before, after) in difference.Retyped)
        {
            json.WriteStartObject();
            json.WriteString("column", name);
            json.WriteString("before", before);
            json.WriteString("after", after);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Rows(json, difference);
        json.WriteString("compared", difference.ComparesAddedRows ? "added-rows" : "all-rows");
        json.WriteStartArray("columns");
        foreach (var column in difference.Columns) Column(json, column);
        json.WriteEndArray();
        Labels(json, difference);
        json.WriteEndObject();
    }

    private static void Version(Utf8JsonWriter json, string name, Table table)
    {
        json.WriteStartObject(name);
        json.WriteString("data", table.Hash);
        json.WriteString("file", table.Name);
        json.WriteNumber("rows", table.RowCount);
        json.WriteNumber("columns", table.Columns.Length);
        json.WriteEndObject();
    }

    private static void Rows(Utf8JsonWriter json, VersionDifference difference)
    {
        if (difference.Rows is not { } rows)
        {
            json.WriteNull("rows");
            return;
        }

        json.WriteStartObject("rows");
        json.WriteNumber("kept", rows.Kept);
        json.WriteNumber("added", rows.Added.Length);
        json.WriteNumber("gone", rows.Gone.Length);
        Names(json, "without", difference.MatchedWithout);
        First(json, "first_added", rows.Added, difference.After);
        First(json, "first_gone", rows.Gone, difference.Before);
        json.WriteEndObject();
    }

    private static void First(Utf8JsonWriter json, string name, ImmutableArray<int> rows, Table table)
    {
        json.WriteStartArray(name);
        foreach (var row in rows.Take(ShownRows)) json.WriteNumberValue(table.RowNumbers[row]);
        json.WriteEndArray();
    }

    private static void Column(Utf8JsonWriter json, ColumnDifference column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type);
        json.WriteString("change", column.Change switch { ChangeSize.Large => "large", ChangeSize.Small => "small", _ => "none" });
        if (column.Distance is { } distance)
        {
            json.WriteString("measure", distance.Measure);
            json.WriteNumber("size", distance.Size);
            json.WriteNumber("chance", distance.Chance);
            json.WriteString("test", distance.Test);
            json.WriteNumber("p", distance.PValue);
            json.WriteNumber("p_holm", column.AdjustedPValue!.Value);
            json.WriteString("moved", column.Moved);
        }

        json.WriteNumber("missing_before", column.MissingBefore);
        json.WriteNumber("missing_after", column.MissingAfter);
        json.WriteStartObject("missing_change");
        json.WriteNumber("value", column.Missing.Value);
        json.WriteNumber("low", column.Missing.Low);
        json.WriteNumber("high", column.Missing.High);
        json.WriteEndObject();
        if (column.MissingAdjustedPValue is { } p) json.WriteNumber("missing_p_holm", p);
        json.WriteEndObject();
    }

    private static void Labels(Utf8JsonWriter json, VersionDifference difference)
    {
        if (difference.Labels is not { } labels)
        {
            json.WriteNull("labels");
            json.WriteString("labels_reason", difference.LabelReason);
            return;
        }

        json.WriteStartObject("labels");
        json.WriteString("target", labels.Target);
        json.WriteNumber("matched", labels.Matched);
        json.WriteNumber("changed", labels.Changed);
        if (labels.Share is { } share)
        {
            json.WriteStartObject("share");
            json.WriteNumber("value", share.Value);
            json.WriteNumber("low", share.Low);
            json.WriteNumber("high", share.High);
            json.WriteEndObject();
        }

        json.WriteStartArray("changes");
        foreach (var (before, after, rows) in labels.Changes)
        {
            json.WriteStartObject();
            json.WriteString("before", before);
            json.WriteString("after", after);
            json.WriteNumber("rows", rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("first");
        foreach (var (row, before, after) in labels.First)
        {
            json.WriteStartObject();
            json.WriteNumber("row", row);
            json.WriteString("before", before);
            json.WriteString("after", after);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string name, ImmutableArray<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names) json.WriteStringValue(one);
        json.WriteEndArray();
    }
}
