using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Data.Labels;
using Millibar.Data.Profile;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.Train.Ceiling;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;
using Millibar.Trial;

namespace Millibar.Tests.Pages.Samples;

/// <summary>Made-up reports with the shapes of real ones: every part of the page is drawn by at least one of them.</summary>
internal static class SampleReports
{
    public static IEnumerable<(string Name, TrialReport Report)> All { get; } =
    [
        ("credit", CreditReport.Make()),
        ("soybean", SoybeanReport.Make()),
        ("housing", HousingReport.Make()),
        ("leak", LeakReport.Make()),
        ("hostile", HostileReport.Make(10_000)),
    ];

    public static Interval I(double value, double low, double high) => new(value, low, high);

    public static ImmutableSortedDictionary<string, Interval> Metrics(params ReadOnlySpan<(string Name, Interval Value)> metrics)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, Interval>(StringComparer.Ordinal);
        foreach (var (name, value) in metrics) all[name] = value;
        return all.ToImmutable();
    }

    public static RungResult Rung(
        string name, ImmutableSortedDictionary<string, Interval> metrics, int rows, double? fit = null, double? size = null, double? p50 = null, Gain? gain = null, string? note = null) => new()
        {
            Rung = name,
            State = RungState.Finished,
            Note = note is null ? null : Sentence.Plain(note),
            Metrics = metrics,
            Rows = rows,
            FitSeconds = fit,
            ModelSizeMb = size,
            LatencyP50Ms = p50,
            LatencyP99Ms = p50 * 2.4,
            GainOverBestCheaper = gain,
        };

    /// <summary>A number column whose histogram is a hump of the given skew.</summary>
    public static ColumnProfile Number(string name, double low, double high, int rows, int missing, int distinct, double skew)
    {
        var weights = Enumerable.Range(0, 20).Select(i => Math.Pow((i + 0.5) / 20, skew) * Math.Exp(-4 * Math.Pow((i + 0.5) / 20, 2))).ToArray();
        var total = weights.Sum();
        double Q(double p) => low + (high - low) * Math.Pow(p, 1 / (0.4 + skew));
        return new ColumnProfile
        {
            Name = name,
            Type = "number",
            Missing = missing,
            Distinct = distinct,
            Quantiles = [low, Q(.05), Q(.25), Q(.5), Q(.75), Q(.95), high],
            Mean = Q(.52),
            Histogram = [.. weights.Select((w, i) => new HistogramBin(low + (high - low) * i / 20, low + (high - low) * (i + 1) / 20, (int)Math.Round(w / total * (rows - missing))))],
            Top = [new ValueCount(low.ToString(System.Globalization.CultureInfo.InvariantCulture), rows / 12)],
        };
    }

    public static ColumnProfile Text(string name, int missing, int distinct, params (string Value, int Count)[] top) => new()
    {
        Name = name,
        Type = "text",
        Missing = missing,
        Distinct = distinct,
        Top = [.. top.Select(t => new ValueCount(t.Value, t.Count))],
    };

    public static ImmutableArray<StepSeconds> Steps(params ReadOnlySpan<double> seconds)
    {
        string[] names = ["read", "profile", "check", "split", "ladder", "ceiling", "label-audit", "learning-curve", "verdict"];
        var steps = ImmutableArray.CreateBuilder<StepSeconds>();
        for (var i = 0; i < seconds.Length; i++) steps.Add(new StepSeconds(names[i], seconds[i]));
        return steps.ToImmutable();
    }
}
