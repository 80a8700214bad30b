using System.Text.Json;

namespace Millibar.Statistics;

/// <summary>An interval in a JSON document: <c>{value, low, high, level}</c>, where there is one also <c>n</c>.</summary>
internal static class IntervalJson
{
    /// <summary>Writes a member that is an interval; null where there is none.</summary>
    /// <param name="json">Where.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="interval">The interval.</param>
    /// <param name="n">Independent units behind it; null to leave the member out.</param>
    public static void WriteInterval(this Utf8JsonWriter json, string name, Interval? interval, double? n = null)
    {
        if (interval is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteInterval(known);
        if (n is { } units) json.WriteNumber("n", units);
        json.WriteEndObject();
    }

    /// <summary>Writes the four members into the object that is open.</summary>
    public static void WriteInterval(this Utf8JsonWriter json, Interval interval)
    {
        json.WriteNumber("value", interval.Value);
        json.WriteNumber("low", interval.Low);
        json.WriteNumber("high", interval.High);
        json.WriteNumber("level", interval.Level);
    }
}
