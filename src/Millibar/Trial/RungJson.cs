using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Statistics;
using Millibar.Train.Ladder;

namespace Millibar.Trial;

/// <summary>One rung as JSON.</summary>
internal static class RungJson
{
    public static void Write(Utf8JsonWriter json, RungResult rung, string metric)
    {
        json.WriteStartObject();
        json.WriteString("rung", rung.Rung);
        json.WriteString("state", TrialWords.Code(rung.State));
        if (rung.Note is not null) json.WriteString("note", rung.Note.ToString());
        if (rung.Reported is { } reported)
        {
            json.WriteStartObject("metrics");
            json.WriteStartObject(metric);
            json.WriteNumber("value", reported);
            json.WriteNull("low");
            json.WriteNull("high");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        else
        {
            WriteMetrics(json, "metrics", rung.Metrics);
        }

        json.WriteNumber("rows", rung.Rows);
        WriteNumber(json, "fit_seconds", rung.FitSeconds);
        WriteNumber(json, "model_size_mb", rung.ModelSizeMb);
        WriteNumber(json, "latency_p50_ms", rung.LatencyP50Ms);
        WriteNumber(json, "latency_p99_ms", rung.LatencyP99Ms);
        WriteTimes(json, rung);
        if (rung.GainOverBestCheaper is { } gain)
        {
            json.WriteStartObject("gain_over_best_cheaper");
            json.WriteString("over", gain.Over);
            json.WriteNumber("value", gain.Difference.Value);
            json.WriteNumber("low", gain.Difference.Low);
            json.WriteNumber("high", gain.Difference.High);
            json.WriteBoolean("real", gain.Real);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, RungResult rung)
    {
        if (rung.FitTime is not { } fit) return;
        json.WriteStartObject("times");
        Write("fit_seconds", fit);
        Write("latency_p50_ms", rung.LatencyP50!);
        Write("latency_p99_ms", rung.LatencyP99!);
        json.WriteEndObject();

        void Write(string name, OperationalValue value)
        {
            json.WriteStartObject(name);
            json.WriteNumber("value", value.Interval.Value);
            json.WriteNumber("low", value.Interval.Low);
            if (value.BoundedAbove) json.WriteNumber("high", value.Interval.High);
            else json.WriteNull("high");
            json.WriteNumber("n", value.Count);
            json.WriteEndObject();
        }
    }

    public static void WriteMetrics(Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, Interval> metrics)
    {
        json.WriteStartObject(name);
        foreach (var (metric, interval) in metrics) TrialJson.WriteInterval(json, metric, interval);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
