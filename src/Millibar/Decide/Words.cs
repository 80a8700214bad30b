using System.Globalization;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ceiling;
using Millibar.Train.LearningCurves;

namespace Millibar.Decide;

/// <summary>Numbers as people read them.</summary>
internal static class Words
{
    /// <summary>A value with its interval: <c>0.912 (0.887 to 0.931)</c>.</summary>
    public static Sentence Value(Interval? interval) =>
        interval is { } i ? Sentence.Of($"{Number(i.Value, i)} ({Range(i)})") : Sentence.Of("not measured");

    public static Sentence Range(Interval interval) => Sentence.Of($"{Number(interval.Low, interval)} to {Number(interval.High, interval)}");

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

    /// <summary>A share in per cent, one decimal.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static Sentence Bracket(DataNeed need) =>
        need.High is { } high ? Sentence.Of($"{Count(need.Low)} to {Count(high)}") : Sentence.Of($"{Count(need.Low)} or more");

    public static Sentence List(IEnumerable<RequirementResult> requirements) => List(requirements.Select(r => Sentence.Plain(r.Text)));

    /// <summary>One after the other; at least one.</summary>
    public static Sentence List(IEnumerable<Sentence> parts) => parts.Aggregate((all, next) => Sentence.Of($"{all} and {next}"));

    /// <summary>What a later measurement would show if the curve's forecast were wrong.</summary>
    public static Sentence Outside(int rows, bool above) => above
        ? Sentence.Of($"the curve at {Count(rows)} rows lies above its forecast band")
        : Sentence.Of($"the curve at {Count(rows)} rows lies below its forecast band");

    /// <summary>What a ceiling rests on.</summary>
    public static Sentence Basis(CeilingBand ceiling) => ceiling.Basis switch
    {
        "duplicate-rows" => Sentence.Of("duplicate-rows"),
        "repeated-labels" => Sentence.Of("repeated-labels"),
        var basis => Sentence.Plain(basis),
    };

    /// <summary>The metric of a requirement's text.</summary>
    public static string Metric(string requirement) => requirement.Split(' ', '<', '>')[0];
}
