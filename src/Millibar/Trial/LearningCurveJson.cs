using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Train.LearningCurves;

namespace Millibar.Trial;

/// <summary>A learning curve as JSON: the same object in <c>try</c> and in <c>train curve</c>.</summary>
public static class LearningCurveJson
{
    /// <summary>Writes the curve as a property, or as the value at hand when <paramref name="name"/> is null.</summary>
    public static void Write(Utf8JsonWriter json, string? name, LearningCurve curve)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        json.WriteString("rung", curve.Rung);
        WritePoints(json, "points", curve.Points);
        WritePoints(json, "forecast", curve.Forecast);
        json.WriteBoolean("calibrated", curve.Calibrated);
        if (curve.Doubt is not null) json.WriteString("doubt", curve.Doubt.ToString());
        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, string name, ImmutableArray<CurvePoint> points) =>
        TrialJson.WriteObjects(json, name, points, point =>
        {
            json.WriteNumber("n", point.Rows);
            json.WriteNumber("value", point.Metric.Value);
            json.WriteNumber("low", point.Metric.Low);
            json.WriteNumber("high", point.Metric.High);
        });
}
