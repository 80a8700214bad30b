using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Data.Labels;
using Millibar.Statistics;

namespace Millibar.Trial.Audit;

/// <summary>An audit as one JSON object: what the command prints, and what is kept; see docs/labels.md.</summary>
internal static class AuditJson
{
    private const int MostSuspects = 500;
    private const int MostGroups = 50;
    private const int MostCells = 200;

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject();
        json.WriteString("document", "label.audit/1");
        json.WriteString("file", report.Table.Name);
        json.WriteString("data", report.Table.Hash);
        json.WriteString("target", report.Options.Target);
        json.WriteString("task", TrialWords.Code(report.Task));
        json.WriteNumber("rows", report.Table.RowCount);
        json.WriteNumber("seed", report.Options.Seed);
        Texts(json, "classes", report.Classes);
        Texts(json, "models", report.Models);
        json.WriteString("method", AuditWords.Code(report.Options.Method));
        json.WriteString("rank", AuditWords.Code(report.Options.Order));
        json.WriteNumber("seconds", report.Seconds);
        WriteFlags(json, report);
        WriteNoise(json, report);
        Objects(json, "suspects", report.Suspects, MostSuspects, suspect => WriteSuspect(json, report, suspect));
        Objects(json, "far", report.Far, MostSuspects, far => WriteFar(json, report, far));
        Objects(json, "conflicting_copies", report.Copies, MostGroups, group => WriteGroup(json, report, group));
        Objects(json, "conflicting_near_copies", report.NearCopies, MostGroups, group => WriteGroup(json, report, group));
        json.WriteNumber("single_labels", report.SingleLabels);
        WriteCost(json, report.Cost);
        json.WriteEndObject();
    }

    private static void WriteFlags(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject("flags");
        json.WriteNumber("count", report.Flagged);
        json.WriteInterval("share", WilsonInterval.Of(report.Flagged, report.Table.RowCount), report.Table.RowCount);
        json.WriteEndObject();
    }

    private static void WriteNoise(Utf8JsonWriter json, AuditReport report)
    {
        if (report.Noise is not { } noise)
        {
            json.WriteNull("noise");
            json.WriteString("noise_reason", report.Task == TaskKind.Regression ? "numbers have no classes" : $"more than {NoiseEstimate.MostClasses} classes");
            return;
        }

        json.WriteStartObject("noise");
        json.WriteInterval("share", noise.Share, noise.Rows);
        json.WriteNumber("wrong_labels", noise.Share.Value * report.Table.RowCount);
        json.WriteNumber("temperature", noise.Temperature);
        var cells = NoiseCells.Of(noise);
        json.WriteNumber("cells_in_all", cells.Length);
        json.WriteStartArray("matrix");
        foreach (var cell in cells.Take(MostCells))
        {
            json.WriteStartObject();
            json.WriteString("given", report.Classes[cell.Given]);
            json.WriteString("true", report.Classes[cell.Truth]);
            json.WriteNumber("expected", cell.Expected);
            json.WriteInterval("share", cell.Share, cell.Labelled);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSuspect(Utf8JsonWriter json, AuditReport report, SuspectDetail detail)
    {
        var suspect = detail.Suspect;
        json.WriteNumber("row", report.Table.RowNumbers[suspect.Row]);
        json.WriteString("item", report.Items[suspect.Row]);
        json.WriteString("given", report.Classes[suspect.Given]);
        json.WriteString("suggested", report.Classes[suspect.Suggested]);
        json.WriteNumber("score", suspect.Score);
        json.WriteNumber("given_probability", suspect.GivenProbability);
        json.WriteNumber("suggested_probability", suspect.SuggestedProbability);
        json.WriteStartArray("columns");
        foreach (var column in detail.Columns)
        {
            json.WriteStartObject();
            json.WriteString("column", column.Column);
            json.WriteString("value", column.Value);
            json.WriteNumber("weight", column.Weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFar(Utf8JsonWriter json, AuditReport report, FarValue far)
    {
        json.WriteNumber("row", report.Table.RowNumbers[far.Row]);
        json.WriteString("item", report.Items[far.Row]);
        json.WriteNumber("given", far.Value);
        json.WriteNumber("expected", far.Predicted);
        json.WriteNumber("deviations", far.Deviations);
        json.WriteBoolean("out_of_range", far.OutOfRange);
    }

    private static void WriteGroup(Utf8JsonWriter json, AuditReport report, ImmutableArray<int> group)
    {
        json.WriteNumber("size", group.Length);
        json.WriteStartArray("rows");
        foreach (var row in group.Take(MostGroups)) json.WriteNumberValue(report.Table.RowNumbers[row]);
        json.WriteEndArray();
        Texts(json, "labels", group.Take(MostGroups).Select(row => Data.CellText.Of(report.Table.Columns[report.Table.IndexOf(report.Options.Target)], row)));
    }

    private static void WriteCost(Utf8JsonWriter json, AuditCost? cost)
    {
        if (cost is null)
        {
            json.WriteNull("cost");
            return;
        }

        json.WriteStartObject("cost");
        json.WriteString("model", cost.Model);
        json.WriteString("metric", cost.Metric);
        json.WriteNumber("with", cost.With);
        json.WriteNumber("without", cost.Without);
        json.WriteNumber("left_out", cost.LeftOut);
        json.WriteInterval("gain", cost.Gain, cost.Rows);
        json.WriteEndObject();
    }

    private static void Objects<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, int most, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items.Take(most))
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber($"{name}_left_out", Math.Max(0, items.Length - most));
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
