using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Lifecycle;
using Millibar.Statistics;

namespace Millibar.Plan.Charters;

/// <summary>A charter as JSON: in the journal, and with <c>--json</c>. The names are those of the YAML file; what is open is left out.</summary>
public static class CharterJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 JSON without line breaks, members in lifecycle order.</summary>
    public static byte[] Write(Charter charter)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Writing)) Write(json, charter);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the charter as an object.</summary>
    public static void Write(Utf8JsonWriter json, Charter charter)
    {
        json.WriteStartObject();
        Text(json, "problem", charter.Problem);
        Text(json, "decision", charter.Decision);
        Texts(json, "users", charter.Users);
        Text(json, "archetype", charter.Archetype is { } archetype ? CharterWords.Code(archetype) : null);
        if (!charter.Answers.IsEmpty) Object(json, "answers", () => { foreach (var (code, answer) in charter.Answers) json.WriteString(code, answer); });
        Object(json, "target", () => Target(json, charter.Target));
        Object(json, "success", () => Success(json, charter.Success));
        Object(json, "resources", () => Resources(json, charter.Resources));
        Object(json, "roles", () =>
        {
            Text(json, "owner", charter.Roles.Owner);
            Text(json, "data", charter.Roles.Data);
            Text(json, "model", charter.Roles.Model);
            Text(json, "production", charter.Roles.Production);
        });
        Texts(json, "risks", charter.Risks);
        Texts(json, "ethics", charter.Ethics);
        Object(json, "production", () => Production(json, charter.Production));
        Object(json, "outcome", () =>
        {
            Text(json, "metric", charter.Outcome.Metric);
            Text(json, "unit", charter.Outcome.Unit);
            if (charter.Outcome.HigherIsBetter is { } higher) json.WriteBoolean("higher_is_better", higher);
            Number(json, "today", charter.Outcome.Today);
            Number(json, "target", charter.Outcome.Target);
        });
        Object(json, "due", () =>
        {
            Date(json, "plan", charter.Due.Plan);
            Date(json, "data", charter.Due.Data);
            Date(json, "train", charter.Due.Train);
            Date(json, "pilot", charter.Due.Pilot);
            Date(json, "production", charter.Due.Production);
        });
        Object(json, "priority", () => Priority(json, charter.Priority));
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write(Charter)"/> wrote. Members of a newer version are left aside.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="MillibarException"><c>charter-json</c>: a member has the wrong type.</exception>
    public static Charter Read(JsonElement json)
    {
        try
        {
            return CharterJsonReader.Charter(json);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException)
        {
            throw new MillibarException("charter-json", $"This is not a charter: {wrong.Message}", "", "Use a charter that `millibar plan export` wrote.", wrong);
        }
    }

    private static void Target(Utf8JsonWriter json, PredictionTarget target)
    {
        Text(json, "column", target.Column);
        Text(json, "unit", target.Unit);
        Text(json, "task", target.Task is { } task ? CharterWords.Code(task) : null);
        Text(json, "labels", target.Labels is { } labels ? CharterWords.Code(labels) : null);
        Texts(json, "alternatives", target.Alternatives);
    }

    private static void Success(Utf8JsonWriter json, Success success)
    {
        Text(json, "optimise", success.Optimise);
        Number(json, "useful_from", success.UsefulFrom);
        Texts(json, "requirements", success.Requirements);
        if (!success.Weights.IsEmpty) Object(json, "weights", () => { foreach (var (metric, weight) in success.Weights) json.WriteNumber(metric, weight); });
        Number(json, "weighted_threshold", success.WeightedThreshold);
        Texts(json, "signed_by", success.SignedBy);
    }

    private static void Resources(Utf8JsonWriter json, Resources resources)
    {
        Number(json, "money", resources.Money);
        Text(json, "currency", resources.Currency);
        Number(json, "people", resources.People);
        Number(json, "months", resources.Months);
        Number(json, "labels", resources.Labels);
        Number(json, "rows", resources.Rows);
        Number(json, "max_rows", resources.MaxRows);
        Number(json, "label_cost", resources.LabelCost);
        Number(json, "label_budget", resources.LabelBudget);
    }

    private static void Production(Utf8JsonWriter json, ProductionNeeds needs)
    {
        Number(json, "latency_ms", needs.LatencyMs);
        Number(json, "size_mb", needs.SizeMb);
        Number(json, "load", needs.Load);
        Text(json, "runs_on", needs.RunsOn);
        Text(json, "labels_come_back", needs.LabelsComeBack);
        Number(json, "label_delay_days", needs.LabelDelayDays);
        Text(json, "monitoring", needs.Monitoring);
        Number(json, "max_failure_rate", needs.MaxFailureRate);
        Number(json, "reviews_per_day", needs.ReviewsPerDay);
    }

    private static void Priority(Utf8JsonWriter json, PriorityEstimates priority)
    {
        Text(json, "estimator", priority.Estimator);
        Range(json, "value_per_year", priority.ValuePerYear);
        Range(json, "years", priority.Years);
        Range(json, "success", priority.Success);
        Range(json, "cost", priority.Cost);
        Range(json, "months", priority.Months);
        Range(json, "friction", priority.Friction);
        Range(json, "cheap_prediction", priority.CheapPrediction);
        Range(json, "software_2_0", priority.Software20);
        Range(json, "others", priority.Others);
        Range(json, "difficulty", priority.Difficulty);
        Range(json, "accuracy", priority.Accuracy);
        Range(json, "data", priority.Data);
    }

    private static void Object(Utf8JsonWriter json, string name, Action members)
    {
        json.WriteStartObject(name);
        members();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty) return;
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
    }

    private static void Date(Utf8JsonWriter json, string name, DateOnly? date)
    {
        if (date is { } day) json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static void Range(Utf8JsonWriter json, string name, EstimateRange? range)
    {
        if (range is not { } estimate) return;
        json.WriteStartArray(name);
        json.WriteNumberValue(estimate.Low);
        json.WriteNumberValue(estimate.High);
        json.WriteEndArray();
    }
}
