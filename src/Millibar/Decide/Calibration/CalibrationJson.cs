using System.Text.Json;
using Millibar.Statistics;

namespace Millibar.Decide.Calibration;

/// <summary>The JSON of <c>calibration --json</c> (docs/json.md).</summary>
internal static class CalibrationJson
{
    /// <summary>One object.</summary>
    public static void Write(Utf8JsonWriter json, CalibrationReport report, int projects)
    {
        json.WriteStartObject();
        json.WriteString("millibar", BuildVersion.Text);
        json.WriteNumber("projects", projects);
        json.WriteNumber("open", report.Open);
        Write(json, "verdicts", report.Verdicts);
        Write(json, "overrides", report.Overrides);
        Write(json, "brier", report.Brier);
        json.WriteStartArray("reliability");
        foreach (var row in report.Reliability)
        {
            json.WriteStartObject();
            json.WriteNumber("from", row.From);
            json.WriteNumber("to", row.To);
            json.WriteNumber("mean_confidence", row.MeanConfidence);
            Write(json, "claims", row.Claims);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("too_few", report.TooFew);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Tally tally)
    {
        json.WriteStartObject(name);
        json.WriteNumber("held", tally.Held);
        json.WriteNumber("settled", tally.Settled);
        Write(json, "share", tally.Share);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", known.Value);
        json.WriteNumber("low", known.Low);
        json.WriteNumber("high", known.High);
        json.WriteEndObject();
    }
}
