using System.Collections.Immutable;
using System.Globalization;
using Millibar.Evidence;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Plan;

/// <summary>The lecture's rules on metrics, applied to the ladder.</summary>
/// <remarks>
/// Threshold what depends least on the choice of model, what is closest to where it should be, and what can be engineered around
/// (latency, size); optimise the one that depends on the model and is farthest off. Values come from what the baseline reaches.
/// Metrics differ in unit, so distances are measured as shares of the way from the constant rung to a perfect value.
/// </remarks>
internal static class MetricAdvisor
{
    /// <summary>The advice; without evidence, what to measure.</summary>
    public static MetricAdvice Of(PlanCase plan)
    {
        var standings = plan.Evidence.Where(item => item.Kind == EvidenceKinds.Rung && item.Subject.Slice is null && item.Metric is not null)
            .GroupBy(item => item.Metric!, StringComparer.Ordinal)
            .Select(items => Standing(plan, items.Key, [.. items.GroupBy(item => item.Subject.Model).Select(same => same.Last())]))
            .OfType<MetricStanding>()
            .OrderBy(standing => standing.Spread.Value).ThenBy(standing => standing.Metric, StringComparer.Ordinal)
            .ToList();
        if (standings.Count == 0) return Unmeasured(plan);

        var named = standings.FirstOrDefault(standing => standing.Metric == plan.Charter.Success.Optimise);
        var (choice, isUsual) = named is null ? Choice(standings) : (named, false);
        var rest = standings.Where(standing => standing != choice).Select(standing => standing with { Advice = Threshold(standing) });
        var first = choice with { Advice = Sentence.Of("Optimise this one.") };
        return new MetricAdvice
        {
            Optimise = choice.Metric,
            Why = Why(choice, named is not null, isUsual, standings),
            Metrics = [first, .. rest],
            RestsOn = Sentence.Of($"Rests on {choice.Rungs} rungs beside the constant one, measured out of fold on {choice.Rows.ToString("#,0")} rows. Shares: 0 is the constant rung, 1 is perfect."),
            Command = named is null ? $"millibar plan set success.optimise {choice.Metric}" : $"millibar plan set success.requirements \"{choice.Suggested}\"",
        };
    }

    /// <summary>A metric that misses its threshold, else one without a threshold; of those the most dependent on the model, unless the usual first metric is not clearly behind it.</summary>
    private static (MetricStanding Choice, bool IsUsual) Choice(List<MetricStanding> standings)
    {
        var open = standings.GroupBy(standing => standing.ToGo switch { > 0 => 0, null => 1, _ => 2 }).MinBy(group => group.Key)!.ToList();
        var most = open.MaxBy(standing => standing.Spread.Value)!;
        var usual = Enum.GetValues<TaskKind>().Select(task => open.Find(standing => standing.Metric == AllMetrics.Default(task).Name)).FirstOrDefault(standing => standing is not null);
        return usual is not null && usual != most && most.Spread.Low <= usual.Spread.High ? (usual, true) : (most, false);
    }

    private static MetricStanding? Standing(PlanCase plan, string name, ImmutableArray<EvidenceItem> rungs)
    {
        if (Metric(name) is not { } metric) return null;
        var perfect = metric.HigherIsBetter ? metric.Highest : metric.Lowest;
        var measured = rungs.Where(item => item.Subject.Model != "constant" && item.Measured is not null).ToList();
        if (rungs.FirstOrDefault(item => item.Subject.Model == "constant")?.Value is not { } constant || measured.Count < 2 || perfect == constant || !double.IsFinite(perfect)) return null;
        double Share(double value) => (value - constant) / (perfect - constant);
        Interval Way(EvidenceItem item)
        {
            var (a, b) = (Share(item.Low!.Value), Share(item.High!.Value));
            return new Interval(Share(item.Value!.Value), Math.Min(a, b), Math.Max(a, b), item.Level);
        }

        // Where guessing is as good as perfect, give or take, the metric tells nothing of the model.
        if (measured.Max(item => item.High!.Value - item.Low!.Value) >= Math.Abs(perfect - constant)) return null;
        var best = measured.MaxBy(item => Way(item).Value)!;
        var worst = measured.MinBy(item => Way(item).Value)!;
        var (top, bottom) = (Way(best), Way(worst));
        var requirement = SuccessChecks.Sound(plan.Charter).FirstOrDefault(r => r.Metric == name);
        var hold = metric.HigherIsBetter ? Math.Floor(best.Low!.Value * 1000) / 1000 : Math.Ceiling(best.High!.Value * 1000) / 1000;
        return new MetricStanding
        {
            Metric = name,
            HigherIsBetter = metric.HigherIsBetter,
            Constant = constant,
            BestRung = best.Subject.Model!,
            Best = best.Measured!.Value,
            Rows = best.Rows ?? 0,
            Rungs = measured.Count,
            Spread = new Interval(top.Value - bottom.Value, Math.Max(0, top.Low - bottom.High), top.High - bottom.Low, best.Level),
            ToGo = requirement is null ? null : Math.Max(0, Share(requirement.Threshold) - top.Value),
            Suggested = $"{name} {(metric.HigherIsBetter ? ">=" : "<=")} {hold.ToString("0.###", CultureInfo.InvariantCulture)}",
            Advice = Sentence.Empty,
        };
    }

    private static Metric? Metric(string name) =>
        Enum.GetValues<TaskKind>().Select(task => AllMetrics.Find(name, task, int.MaxValue)).FirstOrDefault(metric => metric is not null);

    private static Sentence Threshold(MetricStanding standing) => standing switch
    {
        { ToGo: 0 } => Sentence.Of($"Hold it with its threshold: the best rung meets it already."),
        { ToGo: { } far } => Sentence.Of($"Hold it with its threshold; {PlanCheck.Shown(Math.Round(100 * far, 1))} % of the way is still to go."),
        _ => Sentence.Of($"If it matters, hold it with \"{standing.Suggested}\": what {standing.BestRung} reaches for sure. What do its users tolerate?"),
    };

    private static Sentence Why(MetricStanding choice, bool named, bool isUsual, List<MetricStanding> standings)
    {
        var spread = Sentence.Of($"{PlanCheck.Shown(Math.Round(choice.Spread.Value, 3))} ({PlanCheck.Shown(Math.Round(choice.Spread.Low, 3))} to {PlanCheck.Shown(Math.Round(choice.Spread.High, 3))})");
        var most = standings.MaxBy(standing => standing.Spread.Value)!;
        if (isUsual) return Sentence.Of($"{choice.Metric} is the usual first number, and no open metric clearly depends more on the choice of model (its spread is {spread}).");
        if (!named) return Sentence.Of($"{choice.Metric} depends most on the choice of model (spread {spread}) and is not where it should be: work on the model pays here.");
        if (most == choice || most.Spread.Low <= choice.Spread.High) return Sentence.Of($"The plan optimises {choice.Metric}; its spread over the rungs is {spread}, and no other metric clearly depends more on the model.");
        return Sentence.Of($"The plan optimises {choice.Metric}, but its spread over the rungs is only {spread}; {most.Metric} depends clearly more on the model. Check that the plan optimises the right one.");
    }

    private static MetricAdvice Unmeasured(PlanCase plan) => new()
    {
        Optimise = null,
        Why = plan.Charter.Target.Task is { } task
            ? Sentence.Of($"Nothing is measured yet. Begin with one number: {AllMetrics.Default(task).Name} is the usual first one for this kind of task. Put thresholds on what can be engineered around: {string.Join(", ", OperationalMetric.Names)}.")
            : Sentence.Of($"Nothing is measured yet. Begin with one number, and put thresholds on what can be engineered around: {string.Join(", ", OperationalMetric.Names)}."),
        Metrics = [],
        RestsOn = Sentence.Of("Rests on no evidence: it takes the constant rung and two others on one metric. `try` measures them in a minute."),
        Command = "millibar try FILE --target COL",
    };
}
