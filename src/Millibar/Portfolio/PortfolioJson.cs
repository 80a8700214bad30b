using System.Text.Json;
using Millibar.Plan.Charters;
using Millibar.Plan.Feasibility;
using Millibar.Portfolio.Information;
using Millibar.Portfolio.Inputs;
using Millibar.Portfolio.Record;
using Millibar.Statistics;

namespace Millibar.Portfolio;

/// <summary>The portfolio as JSON: <c>millibar portfolio --json</c>; described in docs/portfolio.md.</summary>
internal static class PortfolioJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter json, PortfolioReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteNumber("draws", report.Options.Draws);
        json.WriteNumber("seed", report.Options.Seed);
        json.WriteNumber("top", report.Options.Top);
        json.WriteString("order", Code(report.Options.Order));
        json.WriteString("currency", report.Currency);
        json.WriteStartObject("shared_drivers");
        json.WriteNumber("economy", report.Options.Shared.Economy);
        json.WriteNumber("overrun", report.Options.Shared.Overrun);
        json.WriteNumber("hardness", report.Options.Shared.Hardness);
        json.WriteEndObject();
        json.WriteStartObject("base_rate");
        json.WriteNumber("succeeded", report.BaseRate.Succeeded);
        json.WriteNumber("finished", report.BaseRate.Finished);
        json.WriteInterval("rate", report.BaseRate.Rate);
        json.WriteEndObject();
        json.WriteStartObject("advice");
        json.WriteStartArray("choice");
        foreach (var id in report.Advice.Choice) json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteString("choice_text", report.Advice.ChoiceText.ToString());
        json.WritePropertyName("cheapest_measurement");
        if (report.Advice.Cheapest is { } cheapest) Write(json, cheapest, withProject: true);
        else json.WriteNullValue();
        json.WriteString("measurement_text", report.Advice.MeasurementText.ToString());
        json.WriteEndObject();
        json.WriteStartArray("projects");
        foreach (var project in report.Projects) Write(json, project);
        json.WriteEndArray();
        json.WriteStartArray("unranked");
        foreach (var project in report.Unranked)
        {
            json.WriteStartObject();
            json.WriteString("id", project.Id);
            json.WriteString("name", project.Name);
            json.WriteString("place", project.Place.Code);
            json.WriteString("reason", project.Reason.ToString());
            json.WriteString("remedy", project.Remedy.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("estimators");
        foreach (var record in report.Estimators) Write(json, record);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Name of an order, as options and JSON write it.</summary>
    public static string Code(DriverOrder order) => order == DriverOrder.DataFirst ? "data-first" : "difficulty-first";

    private static void Write(Utf8JsonWriter json, ProjectScore project)
    {
        json.WriteStartObject();
        json.WriteString("id", project.Id);
        json.WriteString("name", project.Name);
        json.WriteString("place", project.Place.Code);
        json.WriteString("archetype", project.Archetype is { } archetype ? CharterWords.Code(archetype) : null);
        json.WriteNumber("rank", project.Rank);
        json.WriteInterval("value", project.Value);
        json.WriteInterval("expected_value", project.ExpectedValue);
        json.WriteNumber("loss_chance", project.LossChance);
        json.WriteInterval("first", project.First);
        json.WriteInterval("top", project.Top);
        json.WriteNumber("regret", project.Regret);
        json.WritePropertyName("matrix");
        if (project.Matrix is { } place) Write(json, project, place);
        else json.WriteNullValue();
        json.WriteNumber("value_of_perfect_information", project.PerfectInformation.Worth);
        json.WriteStartArray("measurements");
        foreach (var measurement in project.Measurements) Write(json, measurement, withProject: false);
        json.WriteEndArray();
        json.WriteStartArray("inputs");
        foreach (var reading in project.Inputs) Write(json, reading);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in project.Notes) json.WriteStringValue(note.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProjectScore project, MatrixPlace place)
    {
        json.WriteStartObject();
        json.WriteInterval("impact", place.Impact);
        json.WriteInterval("feasibility_difficulty_first", place.DifficultyFirst);
        json.WriteInterval("feasibility_data_first", place.DataFirst);
        json.WriteNumber("score_difficulty_first", place.ScoreDifficultyFirst);
        json.WriteNumber("score_data_first", place.ScoreDataFirst);
        json.WriteNumber("rank_difficulty_first", project.RankDifficultyFirst!.Value);
        json.WriteNumber("rank_data_first", project.RankDataFirst!.Value);
        json.WriteBoolean("flips", project.Flips);
        json.WriteNumber("measured_share_difficulty_first", place.MeasuredDifficultyFirst);
        json.WriteNumber("measured_share_data_first", place.MeasuredDataFirst);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Measurement measurement, bool withProject)
    {
        json.WriteStartObject();
        if (withProject) json.WriteString("project", measurement.Project);
        json.WriteString("kind", Code(measurement.Kind));
        json.WriteString("bound", measurement.Kind == MeasurementKind.Trial ? "sample" : "perfect");
        json.WriteNumber("worth", measurement.Gain.Worth);
        json.WriteNumber("changes_choice", measurement.Gain.Changes);
        if (measurement.Step is { } step)
        {
            json.WriteNumber("hours", step.Hours);
            json.WriteString("what", step.What.ToString());
            json.WriteString("command", step.Command);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, InputReading reading)
    {
        json.WriteStartObject();
        json.WriteString("input", PriorityInputs.Code(reading.Input));
        json.WriteString("source", reading.Source switch
        {
            InputSource.Estimated => "estimated",
            InputSource.Measured => "measured",
            InputSource.BaseRate => "base-rate",
            _ => "assumed",
        });
        json.WriteInterval("range", reading.Range);
        if (reading.Estimate is { } estimate)
        {
            json.WriteStartArray("estimate");
            json.WriteNumberValue(estimate.Low);
            json.WriteNumberValue(estimate.High);
            json.WriteEndArray();
        }

        if (reading.Note.ToString() is { Length: > 0 } note) json.WriteString("note", note);
        if (!reading.Cites.IsEmpty)
        {
            json.WriteStartArray("evidence");
            foreach (var id in reading.Cites) json.WriteStringValue(id);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EstimatorRecord record)
    {
        json.WriteStartObject();
        json.WriteString("estimator", record.Estimator);
        json.WriteNumber("hits", record.Hits);
        json.WriteNumber("n", record.Count);
        json.WriteInterval("hit_rate", record.HitRate);
        if (record.Factor is { } factor) json.WriteNumber("spread_factor", factor);
        json.WriteEndObject();
    }

    private static string Code(MeasurementKind kind) => kind switch
    {
        MeasurementKind.Trial => "trial",
        MeasurementKind.Success => "success",
        MeasurementKind.ValuePerYear => "value_per_year",
        MeasurementKind.Years => "years",
        _ => "cost",
    };
}
