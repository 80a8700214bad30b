using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Decide.Back.TrainToPlan;

/// <summary>Train to Plan: the target lies beyond the ceiling, or the learning curve misses it at every affordable number of rows.</summary>
internal sealed class TaskTooHard : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.TaskTooHard;

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (CaseTarget.Of(file) is not { } target)
            return new Ruling.CannotTell(Sentence.Of("There is no threshold to reach."), Steps.SetTarget) { Cites = [] };
        if (target is not { Estimate: { } estimate, Item: { } item })
            return new Ruling.CannotTell(Sentence.Of($"{target.Requirement.Metric} of a candidate is not measured on today's data."), Steps.Try) { Cites = [] };
        if (target.State == RequirementState.Met)
            return new Ruling.DoesNotFire(Sentence.Of($"{target.Requirement.Text} is met today: {Words.Value(estimate)}."))
            {
                Cites = [item.Id],
                Flips = [new Flip { Text = Sentence.Of($"the candidate falls below {Words.Number(target.Requirement.Threshold)} and its curve does not reach it"), Evidence = target.Instead(item, met: false) }],
            };
        return ByCeiling(file, target, item) ?? ByCurve(file, target, item);
    }

    private static Ruling.Fires? ByCeiling(CaseFile file, CaseTarget target, EvidenceItem item)
    {
        if (file.Newest(EvidenceKinds.Ceiling, target.Requirement.Metric) is not { Measured: { } band } ceiling) return null;
        if (target.Requirement.IsSatisfiedBy(target.Best(band))) return null;
        return new Ruling.Fires(
            Sentence.Of($"{target.Requirement.Text} lies beyond the ceiling: no model can pass {Words.Number(target.Best(band))} on these rows (n = {ceiling.Rows}), and today's candidate is at {Words.Value(target.Estimate)}."),
            band.Level,
            new NextStep(Sentence.Of($"Lower the target to {Words.Number(target.Best(band))} at most, add features that tell these rows apart, or choose another problem."), "millibar plan edit", 4))
        {
            Cites = [ceiling.Id, item.Id],
            Flips = [new Flip { Text = Sentence.Of($"the same rows, labelled again or with new features, put the ceiling past {Words.Number(target.Requirement.Threshold)}"), Evidence = target.Instead(ceiling, met: true) }],
        };
    }

    private static Ruling ByCurve(CaseFile file, CaseTarget target, EvidenceItem item)
    {
        var curve = file.Newest(EvidenceKinds.LearningCurve, target.Requirement.Metric);
        var forecast = curve?.Points.Where(point => point.Forecast).ToList() ?? [];
        if (curve is null || forecast.Count == 0)
            return new Ruling.CannotTell(Sentence.Of($"{target.Requirement.Text} is not met ({Words.Value(target.Estimate)}), and no learning curve says whether more rows would help."), Steps.Try) { Cites = [item.Id] };
        if (!file.Current(EvidenceKinds.Rung).Any(rung => rung.Subject.Model is "boosting" or "boosting-tuned"))
            return new Ruling.CannotTell(Sentence.Of("The strongest cheap rung, boosting, was not measured: without it nobody can say that the best is not good enough."), Steps.Try) { Cites = [item.Id, curve.Id] };

        var most = file.Charter.Resources.MaxRows ?? forecast[^1].Rows;
        var affordable = forecast.Where(point => point.Rows <= most).ToList();
        if (most > forecast[^1].Rows || affordable.Count == 0)
            return new Ruling.CannotTell(Sentence.Of($"The curve's forecast ends at {Words.Count(forecast[^1].Rows)} rows; it says nothing of the {Words.Number(most)} rows that the charter allows."), Steps.Try) { Cites = [item.Id, curve.Id] };

        var last = affordable[^1];
        var hopeful = affordable.FirstOrDefault(point => target.Requirement.IsSatisfiedBy(target.Best(point.Value)));
        if (hopeful is not null)
            return new Ruling.DoesNotFire(Sentence.Of($"{target.Requirement.Text} is not met, but the curve may reach it: {Words.Value(hopeful.Value)} at {Words.Count(hopeful.Rows)} rows."))
            {
                Cites = [item.Id, curve.Id],
                Flips = [new Flip { Text = Sentence.Of($"the whole forecast misses {Words.Number(target.Requirement.Threshold)}"), Evidence = Shifted(curve, target, met: false) }],
            };
        return new Ruling.Fires(
            Sentence.Of($"{target.Requirement.Text} is out of reach with these features: today {Words.Value(target.Estimate)}, and the curve of {curve.Subject.Model} promises at most {Words.Number(target.Best(last.Value))} at {Words.Count(last.Rows)} rows."),
            last.Value.Level,
            new NextStep(Sentence.Of($"Plan again: a target of {Words.Number(target.Best(last.Value))} at most, other features, or another problem."), "millibar plan edit", 4))
        {
            Cites = [item.Id, curve.Id],
            Flips =
            [
                new Flip { Text = Sentence.Of($"a candidate reaches {Words.Number(target.Requirement.Threshold)}"), Evidence = target.Instead(item, met: true) },
                new Flip { Text = Sentence.Of($"the curve, measured again, reaches {Words.Number(target.Requirement.Threshold)} within {Words.Count(last.Rows)} rows"), Evidence = Shifted(curve, target, met: true) },
            ],
        };
    }

    /// <summary>The curve as it would be if its whole forecast met, or missed, the threshold.</summary>
    private static EvidenceItem Shifted(EvidenceItem curve, CaseTarget target, bool met)
    {
        var threshold = target.Requirement.Threshold;
        var away = target.Requirement.Comparison == Comparison.AtLeast == met ? 1e-3 : -1e-3;
        return curve with
        {
            Points = [.. curve.Points.Select(point => point.Forecast ? point with { Value = new Interval(threshold + away, threshold + away - 1e-4, threshold + away + 1e-4, point.Value.Level) } : point)],
        };
    }
}
