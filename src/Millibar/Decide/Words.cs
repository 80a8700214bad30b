using System.Globalization;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.LearningCurves;

namespace Millibar.Decide;

/// <summary>Numbers as people read them.</summary>
internal static class Words
{
    /// <summary>A value with its interval: <c>0.912 (0.887 to 0.931)</c>.</summary>
    public static string Value(Interval? interval) =>
        interval is { } i ? $"{Number(i.Value, i)} ({Range(i)})" : "not measured";

    public static string Range(Interval interval) => $"{Number(interval.Low, interval)} to {Number(interval.High, interval)}";

    /// <summary>Four significant digits.</summary>
    public static string Number(double value) => value == 0 ? "0" : Math.Abs(value) switch
    {
        >= 1e15 or < 1e-4 => value.ToString("G4", CultureInfo.InvariantCulture),
        >= 1000 => Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.###", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>As many decimals as the width of the interval deserves.</summary>
    public static string Number(double value, Interval interval)
    {
        var width = interval.High - interval.Low;
        if (width <= 0 || Math.Abs(value) >= 1e15) return Number(value);
        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(width)) - 1, 0, 6);
        return value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "0." + new string('0', Math.Max(decimals, 1)), CultureInfo.InvariantCulture);
    }

    public static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Bracket(DataNeed need) =>
        need.High is { } high ? $"{Count(need.Low)} to {Count(high)}" : $"{Count(need.Low)} or more";

    public static string List(IEnumerable<RequirementResult> requirements) => string.Join(" and ", requirements.Select(r => r.Text));

    /// <summary>The metric of a requirement's text.</summary>
    public static string Metric(string requirement) => requirement.Split(' ', '<', '>')[0];
}
