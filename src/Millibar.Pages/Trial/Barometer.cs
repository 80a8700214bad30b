using Millibar.Pages.Charts;
using Millibar.Pages.Wording;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ladder;

namespace Millibar.Pages.Trial;

/// <summary>The barometer as a picture: every rung on one axis from floor to ceiling, better always to the right.</summary>
/// <param name="Reading">The candidate on the locked test or by nested cross-validation; null when none was chosen.</param>
/// <param name="Marks">The rungs with a value of the optimising metric, as on the ladder.</param>
/// <param name="Axis">From worst to best shown value.</param>
/// <param name="Flags">Labels above the axis.</param>
public sealed record Barometer(BarometerMark? Reading, IReadOnlyList<BarometerMark> Marks, Scale Axis, IReadOnlyList<Flag> Flags)
{
    // A rung far below the floor (a diverged model) must not press all others together.
    private const double RoomBelowFloor = 0.35;

    private static readonly string[] External = ["human", "published", "predictions"];

    public double? Floor => Marks.FirstOrDefault(m => m.Code == "constant")?.Metric.Value;

    /// <summary>The picture, or null when nothing was measured.</summary>
    public static Barometer? Of(TrialView view)
    {
        var report = view.Report;
        List<BarometerMark> marks = [];
        foreach (var rung in report.Ladder)
            if (rung.State == RungState.Finished && TrialView.ValueOf(rung, report.Metric) is { } metric)
                marks.Add(new BarometerMark(rung.Rung, Kind(rung.Rung, report.Candidate), view.Rung(rung.Rung), metric, rung.Rows));
        BarometerMark? reading = report.Candidate is { } name && report.CandidateMetrics.TryGetValue(report.Metric, out var value)
            ? new BarometerMark(name, "reading", view.Rung(name), value, report.EstimateRows)
            : null;
        if (marks.Count == 0 && reading is null) return null;

        var axis = AxisOf(view, reading, marks);
        return new Barometer(reading, marks, axis, Flag.Spread(FlagsOf(view, marks, axis)));
    }

    private static string Kind(string rung, string? candidate) =>
        External.Contains(rung, StringComparer.Ordinal) ? "external" : rung == candidate ? "candidate" : "model";

    private static Scale AxisOf(TrialView view, BarometerMark? reading, List<BarometerMark> marks)
    {
        var report = view.Report;
        var sign = report.HigherIsBetter ? 1 : -1;
        List<double> ends = [.. report.Targets.Select(t => sign * t)];
        if (report.Ceiling is { } ceiling) ends.AddRange([sign * ceiling.Low, sign * ceiling.High]);
        foreach (var mark in reading is null ? marks : [.. marks, reading]) ends.AddRange([sign * mark.Metric.Low, sign * mark.Metric.High]);
        var (worst, best) = (ends.Min(), ends.Max());
        if (marks.Find(m => m.Code == "constant") is { } constant)
        {
            var floor = sign * constant.Metric.Value;
            worst = Math.Max(worst, Math.Min(sign * constant.Metric.Low, floor - RoomBelowFloor * (best - floor)));
            if (worst > floor) worst = floor;
        }

        var pad = best > worst ? (best - worst) * 0.02 : Math.Max(Math.Abs(best) * 0.1, 0.1);
        return new Scale(sign * (worst - pad), sign * (best + pad), Start: 2, End: 98);
    }

    private static IEnumerable<Flag> FlagsOf(TrialView view, List<BarometerMark> marks, Scale axis)
    {
        var report = view.Report;
        if (marks.Find(m => m.Code == "constant") is { } constant)
            yield return new Flag("floor", axis.At(constant.Metric.Value), view.Text.Say("barometer.floor", Numbers.Estimate(constant.Metric).Value));
        foreach (var target in report.Targets.Distinct().Take(4))
        {
            var state = view.StateOf(target);
            var sign = report.HigherIsBetter ? "≥" : "≤";
            var text = state is null
                ? view.Text.Say("barometer.target", sign, Numbers.Plain(target))
                : view.Text.Say("barometer.target-state", sign, Numbers.Plain(target), view.Text["state." + TrialView.Kebab(state)]);
            yield return new Flag("target" + (state is null ? "" : " state-" + TrialView.Kebab(state)), axis.At(target), text);
        }

        if (report.Ceiling is { } band)
        {
            var text = Numbers.Estimate(new Interval(band.Low, band.Low, band.High));
            yield return new Flag("ceiling", (axis.At(band.Low) + axis.At(band.High)) / 2, view.Text.Say("barometer.ceiling", text.Low, text.High));
        }
    }
}
