using System.Collections.Immutable;
using System.Globalization;
using Millibar.Data;
using Millibar.Evidence;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;

namespace Millibar.Trial;

/// <summary>What a trial measured, as evidence for a project's journal.</summary>
/// <remarks>The order matters: of several items about one metric the last is the newest, so the curve of the best rung comes after the linear one.</remarks>
internal static class TrialEvidence
{
    private const int ForecastSizes = 30;
    private const double CountLevel = 0.95;

    /// <summary>Every measurement of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="at">When it was measured (UTC).</param>
    /// <param name="by">By whom.</param>
    public static ImmutableArray<EvidenceItem> Of(TrialReport report, DateTimeOffset at, string by)
    {
        var draft = new EvidenceItem
        {
            Kind = EvidenceKinds.Rung,
            Subject = new EvidenceSubject { Data = report.Hash },
            Facts = Facts(("target", report.Target), ("task", TrialWords.Code(report.Task))),
            Seed = report.Seed,
            Inputs = [report.Hash],
            Source = $"millibar {report.MillibarVersion}",
            At = at.ToUniversalTime(),
            By = by,
        };
        return
        [
            .. OfChecks(draft, report.Checks, report.Rows, Seconds(report, "check")), .. Labels(draft, report), .. Rungs(draft, report), .. Gains(draft, report),
            .. Ceiling(draft, report), .. Curves(draft, report), .. Candidate(draft, report), .. Operations(draft, report),
        ];
    }

    /// <summary>What the checks alone say.</summary>
    /// <param name="report">The report.</param>
    /// <param name="at">When it was measured (UTC).</param>
    /// <param name="by">By whom.</param>
    public static ImmutableArray<EvidenceItem> Of(CheckReport report, DateTimeOffset at, string by) =>
    [
        .. OfChecks(
            new EvidenceItem
            {
                Kind = EvidenceKinds.Leakage,
                Subject = new EvidenceSubject { Data = report.Table.Hash },
                Facts = Facts(("target", report.Target), ("task", TrialWords.Code(report.Task))),
                Seed = report.Seed,
                Inputs = [report.Table.Hash],
                Source = $"millibar {BuildVersion.Text}",
                At = at.ToUniversalTime(),
                By = by,
            },
            report.Findings, report.Table.RowCount, report.Seconds),
    ];

    /// <summary>Counts over all rows: known, not estimated.</summary>
    private static IEnumerable<EvidenceItem> OfChecks(EvidenceItem draft, ImmutableArray<Finding> checks, int rows, double? seconds)
    {
        var leaks = checks.Where(check => check.Severity == Severity.Error && check.Code.StartsWith("leakage", StringComparison.Ordinal)).ToList();
        var drifts = checks.Any(check => check.Code == "order-drift") ? 1 : 0;
        draft = draft with { Rows = rows, Seconds = seconds };
        yield return draft with
        {
            Kind = EvidenceKinds.Leakage, Value = leaks.Count, Low = leaks.Count, High = leaks.Count,
            Facts = draft.Facts.AddRange(Facts(
                ("code", string.Join(", ", leaks.Select(leak => leak.Code).Distinct(StringComparer.Ordinal))),
                ("columns", string.Join(", ", leaks.Select(leak => leak.Column).OfType<string>().Distinct(StringComparer.Ordinal))))),
        };
        yield return draft with { Kind = EvidenceKinds.OrderDrift, Value = drifts, Low = drifts, High = drifts };
    }

    private static IEnumerable<EvidenceItem> Labels(EvidenceItem draft, TrialReport report)
    {
        if (report.Labels is not { Rows: > 0 } labels) yield break;
        yield return Measured(draft, EvidenceKinds.LabelFlags, null, null, WilsonInterval.Of(labels.Flagged, labels.Rows, CountLevel), labels.Rows) with { Seconds = Seconds(report, "label-audit") };
    }

    private static IEnumerable<EvidenceItem> Rungs(EvidenceItem draft, TrialReport report) =>
        from rung in report.Ladder
        where rung.State == RungState.Finished
        from item in OfRung(draft, rung, report)
        select item;

    private static IEnumerable<EvidenceItem> OfRung(EvidenceItem draft, RungResult rung, TrialReport report)
    {
        // A value that was told, without rows: reported, never measured.
        if (rung.Reported is { } reported)
            yield return draft with { Kind = EvidenceKinds.Rung, Subject = draft.Subject with { Model = rung.Rung }, Metric = report.Metric, Value = reported, Facts = Noted(draft, rung) };
        foreach (var (metric, interval) in rung.Metrics)
            yield return Measured(draft, EvidenceKinds.Rung, rung.Rung, metric, interval, rung.Rows) with { Facts = Noted(draft, rung), Seconds = rung.FitSeconds };
    }

    private static ImmutableSortedDictionary<string, string> Noted(EvidenceItem draft, RungResult rung) =>
        rung.Note is { } note ? draft.Facts.SetItem("note", note.ToString()) : draft.Facts;

    private static IEnumerable<EvidenceItem> Gains(EvidenceItem draft, TrialReport report) =>
        from rung in report.Ladder
        where rung.GainOverBestCheaper is not null
        let gain = rung.GainOverBestCheaper
        select Measured(draft, EvidenceKinds.Gain, rung.Rung, report.Metric, gain.Difference, rung.Rows) with { Facts = draft.Facts.SetItem("over", gain.Over) };

    private static IEnumerable<EvidenceItem> Ceiling(EvidenceItem draft, TrialReport report)
    {
        if (report.Ceiling is not { } band)
        {
            // Looked for and not found is known as well; it bounds nothing.
            if (report.CeilingReason is { } reason) yield return draft with { Kind = EvidenceKinds.Ceiling, Metric = report.Metric, Facts = draft.Facts.SetItem("none", reason.ToString()) };
            yield break;
        }

        yield return Measured(draft, EvidenceKinds.Ceiling, null, report.Metric, new Interval((band.Low + band.High) / 2, band.Low, band.High), band.Rows) with
        {
            Facts = draft.Facts.SetItem("basis", band.Basis),
            Seconds = Seconds(report, "ceiling"),
        };
    }

    private static IEnumerable<EvidenceItem> Curves(EvidenceItem draft, TrialReport report) =>
        report.Curves.Reverse().Select(curve => draft with
        {
            Kind = EvidenceKinds.LearningCurve,
            Subject = draft.Subject with { Model = curve.Rung },
            Metric = report.Metric,
            Level = LearningCurve.ForecastLevel,
            Rows = curve.Points.IsEmpty ? null : curve.Points[^1].Rows,
            Points = [.. curve.Points.Select(point => new EvidencePoint(point.Rows, At(point.Metric), false)), .. Forecast(curve)],
            Facts = draft.Facts.SetItem("calibrated", curve.Calibrated ? "yes" : "no").AddRange(curve.Doubt is { } doubt ? Facts(("doubt", doubt.ToString())) : []),
            Seconds = Seconds(report, "learning-curve"),
        });

    /// <summary>Measured points carry 95 % intervals; an item has one level, so they are narrowed to the forecast's by normal quantiles.</summary>
    private static Interval At(Interval measured) =>
        measured.Widen(NormalLaw.Quantile((1 + LearningCurve.ForecastLevel) / 2) / NormalLaw.Quantile((1 + measured.Level) / 2)) with { Level = LearningCurve.ForecastLevel };

    /// <summary>About thirty sizes, evenly on a logarithmic axis, up to the end of the forecast.</summary>
    private static IEnumerable<EvidencePoint> Forecast(LearningCurve curve)
    {
        if (curve.Forecast.IsEmpty || curve.Points.IsEmpty) return [];
        var (first, last) = ((double)curve.Points[^1].Rows, (double)curve.Forecast[^1].Rows);
        var sizes = Enumerable.Range(1, ForecastSizes).Select(i => i == ForecastSizes ? (int)last : (int)(first * Math.Pow(last / first, (double)i / ForecastSizes)));
        var dense = sizes.Concat(curve.Forecast.Select(point => point.Rows)).Where(rows => rows > first).Distinct().Order()
            .Select(rows => curve.At(rows) is { } value ? new EvidencePoint(rows, value, true) : null).OfType<EvidencePoint>().ToList();
        return dense.Count > 0 ? dense : curve.Forecast.Select(point => new EvidencePoint(point.Rows, point.Metric, true));
    }

    private static IEnumerable<EvidenceItem> Candidate(EvidenceItem draft, TrialReport report)
    {
        if (report.Candidate is not { } candidate) return [];
        var facts = draft.Facts.SetItem("estimate", report.Estimate);
        if (!report.ClassNames.IsEmpty) facts = facts.SetItem("classes", report.ClassNames.Length.ToString(CultureInfo.InvariantCulture));
        if (report.Task == TaskKind.Binary) facts = facts.SetItem("positive", report.ClassNames[1]);
        if (report.Split.Locked is { } split) facts = facts.SetItem("split", split);
        return
        [
            .. report.CandidateMetrics.Select(metric => Measured(draft, EvidenceKinds.Candidate, candidate, metric.Key, metric.Value, report.EstimateRows) with { Facts = facts }),
            .. report.Slices.SelectMany(slice => OnSlice(draft with { Kind = EvidenceKinds.Candidate, Facts = facts.SetItem("condition", slice.Condition) }, candidate, slice)),
        ];
    }

    private static IEnumerable<EvidenceItem> OnSlice(EvidenceItem draft, string model, SliceResult slice)
    {
        foreach (var (metric, interval) in slice.Metrics)
        {
            var item = Measured(draft, draft.Kind, model, metric, interval, slice.JudgedRows);
            yield return item with { Subject = item.Subject with { Slice = slice.Name } };
        }

        // Looked for and too few rows to say: what is known is why, and how many would do.
        foreach (var (metric, gap) in slice.Gaps)
            yield return draft with
            {
                Subject = draft.Subject with { Model = model, Slice = slice.Name },
                Metric = metric,
                Facts = draft.Facts.SetItem("none", gap.Reason.ToString()).SetItem("needed", gap.Needed.ToString(CultureInfo.InvariantCulture)).SetItem("judged", slice.JudgedRows.ToString(CultureInfo.InvariantCulture)),
            };
    }

    /// <summary>Size, latency and time to fit of the candidate. A size is a fact; times come from a clock that scatters.</summary>
    private static IEnumerable<EvidenceItem> Operations(EvidenceItem draft, TrialReport report)
    {
        if (report.Ladder.FirstOrDefault(rung => rung.Rung == report.Candidate) is not { } rung) yield break;
        if (rung.ModelSizeMb is { } size)
            yield return Measured(draft, EvidenceKinds.Candidate, rung.Rung, OperationalMetric.ModelSizeMb, new Interval(size, size, size), 1);
        (string Metric, double? Value, OperationalValue? Timed)[] times =
        [
            (OperationalMetric.LatencyP50Ms, rung.LatencyP50Ms, rung.LatencyP50),
            (OperationalMetric.LatencyP99Ms, rung.LatencyP99Ms, rung.LatencyP99),
            (OperationalMetric.FitSeconds, rung.FitSeconds, rung.FitTime),
        ];
        foreach (var (metric, value, timed) in times)
        {
            // Too few readings for an upper limit: the number is told, and no requirement is met by it.
            if (timed is { BoundedAbove: true }) yield return Measured(draft, EvidenceKinds.Candidate, rung.Rung, metric, timed.Interval, timed.Count);
            else if (value is not null) yield return draft with { Kind = EvidenceKinds.Candidate, Subject = draft.Subject with { Model = rung.Rung }, Metric = metric, Value = value, Rows = timed?.Count };
        }
    }

    private static EvidenceItem Measured(EvidenceItem draft, string kind, string? model, string? metric, Interval interval, int rows) => draft with
    {
        Kind = kind,
        Subject = draft.Subject with { Model = model },
        Metric = metric,
        Value = interval.Value,
        Low = interval.Low,
        High = interval.High,
        Level = interval.Level,
        Rows = rows > 0 ? rows : null,
    };

    private static double? Seconds(TrialReport report, string step) => report.Seconds.FirstOrDefault(one => one.Step == step)?.Seconds;

    private static ImmutableSortedDictionary<string, string> Facts(params ReadOnlySpan<(string Name, string Text)> facts)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in facts)
            if (text.Length > 0)
                named.Add(name, text);
        return named.ToImmutable();
    }
}
