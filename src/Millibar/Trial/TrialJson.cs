using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Data;
using Millibar.Data.Labels;
using Millibar.Decide;
using Millibar.Statistics;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;

namespace Millibar.Trial;

/// <summary>The stable JSON of a trial; docs/try.schema.json describes it.</summary>
public static class TrialJson
{
    /// <summary>Writes the report as one JSON object.</summary>
    public static void Write(Utf8JsonWriter json, TrialReport report)
    {
        json.WriteStartObject();
        json.WriteString("millibar", report.MillibarVersion);
        WriteDataset(json, report);
        json.WriteString("task", TrialWords.Code(report.Task));
        json.WriteString("metric", report.Metric);
        json.WriteNumber("seed", report.Seed);
        if (report.BudgetSeconds is { } budget) json.WriteNumber("budget", budget);
        else json.WriteNull("budget");
        WriteSplit(json, report.Split);
        WriteChecks(json, report.Checks);
        json.WriteStartArray("ladder");
        foreach (var rung in report.Ladder) RungJson.Write(json, rung, report.Metric);
        json.WriteEndArray();
        WriteText(json, "candidate", report.Candidate);
        json.WriteString("estimate", report.Estimate);
        json.WriteNumber("estimate_rows", report.EstimateRows);
        RungJson.WriteMetrics(json, "candidate_metrics", report.CandidateMetrics);
        WriteCeiling(json, report);
        WriteLabels(json, report.Labels);
        if (report.Curves.IsEmpty) json.WriteNull("learning_curve");
        else LearningCurveJson.Write(json, "learning_curve", report.Curves[0]);
        if (report.CurveReason is not null) json.WriteString("learning_curve_reason", report.CurveReason.ToString());
        if (report.Curves.Length > 1) LearningCurveJson.Write(json, "linear_curve", report.Curves[1]);
        WriteRequirements(json, report);
        if (!report.Slices.IsEmpty) WriteSlices(json, report);
        WriteVerdict(json, report.Verdict);
        json.WriteStartObject("seconds");
        foreach (var step in report.Seconds) json.WriteNumber(step.Step, Math.Round(step.Seconds, 4));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes <c>{ "error": {code, message, where, remedy} }</c>.</summary>
    public static void WriteError(Utf8JsonWriter json, MillibarException error)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteString("where", error.Where);
        json.WriteString("remedy", error.Remedy);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes <c>{value, low, high}</c>.</summary>
    internal static void WriteInterval(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", interval.Value);
        json.WriteNumber("low", interval.Low);
        json.WriteNumber("high", interval.High);
        json.WriteEndObject();
    }

    /// <summary>Writes an array with one object an item.</summary>
    internal static void WriteObjects<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null) json.WriteNull(name);
        else json.WriteString(name, text);
    }

    private static void WriteDataset(Utf8JsonWriter json, TrialReport report)
    {
        json.WriteStartObject("dataset");
        json.WriteString("name", report.DatasetName);
        json.WriteNumber("rows", report.Rows);
        json.WriteNumber("columns", report.Columns.Length);
        json.WriteString("hash", report.Hash);
        WriteObjects(json, "set_aside", report.SetAside, row =>
        {
            json.WriteNumber("line", row.Line);
            json.WriteString("reason", row.Reason);
        });
        json.WriteEndObject();
        WriteObjects(json, "columns", report.Columns, column =>
        {
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteNumber("missing", column.Missing);
            json.WriteNumber("distinct", column.Distinct);
        });
    }

    private static void WriteSplit(Utf8JsonWriter json, SplitSummary split)
    {
        json.WriteStartObject("split");
        json.WriteString("kind", split.Kind);
        json.WriteNumber("train", split.Train);
        json.WriteNumber("test", split.Test);
        json.WriteNumber("train_distinct", split.TrainDistinct);
        json.WriteNumber("test_distinct", split.TestDistinct);
        json.WriteNumber("left_out", split.LeftOut);
        if (split.Locked is not null) json.WriteString("locked", split.Locked);
        json.WriteEndObject();
    }

    /// <summary>Writes the array <c>checks</c>.</summary>
    internal static void WriteChecks(Utf8JsonWriter json, ImmutableArray<Finding> checks)
    {
        WriteObjects(json, "checks", checks, check =>
        {
            json.WriteString("code", check.Code);
            json.WriteString("severity", TrialWords.Code(check.Severity));
            if (check.Column is not null) json.WriteString("column", check.Column);
            json.WriteString("message", check.Message.ToString());
            json.WriteString("remedy", check.Remedy.ToString());
        });
    }

    private static void WriteCeiling(Utf8JsonWriter json, TrialReport report)
    {
        if (report.Ceiling is not { } ceiling)
        {
            json.WriteNull("ceiling");
            json.WriteString("ceiling_reason", report.CeilingReason?.ToString() ?? "not measured");
            return;
        }

        json.WriteStartObject("ceiling");
        json.WriteNumber("low", ceiling.Low);
        json.WriteNumber("high", ceiling.High);
        json.WriteString("basis", ceiling.Basis);
        json.WriteNumber("rows", ceiling.Rows);
        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, LabelAudit? audit)
    {
        if (audit is null)
        {
            json.WriteNull("labels");
            return;
        }

        json.WriteStartObject("labels");
        json.WriteStartObject("flagged");
        json.WriteNumber("count", audit.Flagged);
        json.WriteNumber("share", audit.Rows == 0 ? 0 : (double)audit.Flagged / audit.Rows);
        json.WriteEndObject();
        json.WriteNull("reviewed");
        WriteObjects(json, "suspects", audit.Suspects, suspect =>
        {
            json.WriteNumber("row", suspect.Row);
            json.WriteString("given", suspect.Given);
            json.WriteString("suggested", suspect.Suggested);
            json.WriteNumber("score", suspect.Score);
        });
        json.WriteEndObject();
    }

    private static void WriteRequirements(Utf8JsonWriter json, TrialReport report)
    {
        WriteObjects(json, "requirements", report.Requirements, requirement =>
        {
            json.WriteString("text", requirement.Text);
            json.WriteString("state", TrialWords.Code(requirement.State));
            if (requirement.Observed is { } observed) WriteInterval(json, "observed", observed);
            else json.WriteNull("observed");
            if (requirement.Slice is not null) json.WriteString("slice", requirement.Slice);
            if (requirement.Rows is { } rows) json.WriteNumber("n", rows);
            if (requirement.Reason is not null) json.WriteString("reason", requirement.Reason.ToString());
            if (requirement.Needed is { } needed)
            {
                json.WriteStartObject("needed");
                json.WriteString("kind", needed.Kind);
                json.WriteNumber("value", needed.Value);
                json.WriteNumber("low", needed.Low);
                if (needed.High is { } high) json.WriteNumber("high", high);
                else json.WriteNull("high");
                json.WriteEndObject();
            }
        });
    }

    private static void WriteSlices(Utf8JsonWriter json, TrialReport report) => WriteObjects(json, "slices", report.Slices, slice =>
    {
        json.WriteString("name", slice.Name);
        json.WriteString("condition", slice.Condition);
        json.WriteNumber("rows", slice.Rows);
        json.WriteNumber("n", slice.JudgedRows);
        RungJson.WriteMetrics(json, "metrics", slice.Metrics);
        if (slice.Gaps.IsEmpty) return;
        json.WriteStartObject("missing");
        foreach (var (metric, gap) in slice.Gaps) json.WriteString(metric, gap.Reason.ToString());
        json.WriteEndObject();
    });

    private static void WriteVerdict(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartObject("verdict");
        json.WriteString("code", TrialWords.Code(verdict.Code));
        json.WriteString("message", verdict.Message.ToString());
        if (verdict.DataNeed is { } need)
        {
            json.WriteStartObject("data_need");
            json.WriteNumber("low", need.Low);
            if (need.High is { } high) json.WriteNumber("high", high);
            else json.WriteNull("high");
            json.WriteStartArray("rounds");
            foreach (var round in need.Rounds) json.WriteNumberValue(round);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteStartArray("flips_if");
        foreach (var flip in verdict.FlipsIf) json.WriteStringValue(flip.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
