using System.Text.Json;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Trial.Labelling;

/// <summary>A plan for labels as one JSON object: what the command prints, and what is kept; see docs/labels.md.</summary>
internal static class LabelPlanJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, LabelPlan plan)
    {
        json.WriteStartObject();
        json.WriteString("document", "label.plan/1");
        json.WriteString("requirement", plan.Requirement.Text);
        json.WriteString("metric", plan.Requirement.Metric);
        json.WriteNumber("threshold", plan.Requirement.Threshold);
        json.WriteString("state", plan.State switch { RequirementState.Met => "met", RequirementState.Failed => "failed", _ => "undecided" });
        if (plan.Observed is { } observed) json.WriteInterval("observed", observed, plan.ObservedRows);
        json.WriteNumber("aim", plan.Aim);
        json.WriteString("source", plan.Source);
        if (plan.Open is { } open) json.WriteString("open", open);
        json.WriteNumber("train_rows", plan.TrainRows);
        Write(json, "test_labels", plan.TestLabels);
        Write(json, "train_labels", plan.TrainLabels);
        Write(json, "labels", plan.Labels);
        json.WriteNumber("each", plan.Each);
        if (plan.Currency is { } currency) json.WriteString("currency", currency);
        Write(json, "cost_of_one", plan.CostOfOne);
        Write(json, "cost", plan.Cost);
        if (plan.Budget is { } budget) json.WriteNumber("budget", budget);
        Write(json, "in_budget", plan.InBudget);
        Write(json, "weeks", plan.Weeks);
        if (plan.Due is { } due) json.WriteString("due", due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (plan.WeeksToDue is { } left) json.WriteNumber("weeks_to_due", left);
        Write(json, "in_time", plan.InTime);
        json.WriteStartArray("rounds");
        foreach (var round in plan.Rounds)
        {
            json.WriteStartObject();
            json.WriteString("purpose", round.IsTest ? "test" : "train");
            json.WriteNumber("labels", round.Labels);
            json.WriteNumber("total", round.Total);
            Write(json, "cost", round.Cost);
            Write(json, "weeks", round.Weeks);
            Write(json, "ends_in_weeks", round.Ends);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Low and high; high is null where nothing bounds it, and the whole is null where nothing is known.</summary>
    private static void Write(Utf8JsonWriter json, string name, Bracket? bracket)
    {
        if (bracket is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("low", known.Low);
        if (known.High is { } high) json.WriteNumber("high", high);
        else json.WriteNull("high");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, bool? known)
    {
        if (known is { } value) json.WriteBoolean(name, value);
        else json.WriteNull(name);
    }
}
