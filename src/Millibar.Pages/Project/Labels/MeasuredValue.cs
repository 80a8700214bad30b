using System.Text.Json;
using Millibar.Statistics;

namespace Millibar.Pages.Project.Labels;

/// <summary>An estimate in a kept document: an object with value, low, high, level and n.</summary>
internal static class MeasuredValue
{
    /// <summary>The estimate called <paramref name="name"/>; null where the document has none.</summary>
    public static (Interval Interval, int Rows)? Of(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? (IntervalOf(found), (int)Math.Round(found.GetProperty("n").GetDouble())) : null;

    /// <summary>The interval of an object that has value, low, high and level among its members.</summary>
    public static Interval IntervalOf(JsonElement found) =>
        new(found.GetProperty("value").GetDouble(), found.GetProperty("low").GetDouble(), found.GetProperty("high").GetDouble(), found.GetProperty("level").GetDouble());
}
