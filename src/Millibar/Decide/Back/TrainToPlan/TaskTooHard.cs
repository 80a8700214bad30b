using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Decide.Back.TrainToPlan;

/// <summary>Train to Plan: the target lies beyond the ceiling, or every learning curve misses it at every affordable number of rows.</summary>
/// <remarks>A curve that reaches the target for sure outweighs the ceiling: the ceiling rests on few rows, the curve on many.</remarks>
internal sealed class TaskTooHard : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.TaskTooHard;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.Candidate, EvidenceKinds.LearningCurve, EvidenceKinds.Rung, EvidenceKinds.Ceiling];

    /// <inheritdoc/>
    public string Condition => "the target failed, and the better end of every forecast misses it up to the most rows that could be had; or the ceiling's better end misses it and no forecast reaches it";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (TargetOpening.Of(file, out var target) is { } opening) return opening;
        var reach = Reach.Of(file, target);
        if (reach.First is { } first)
            return new Ruling.DoesNotFire(Sentence.Of($"{target.Requirement.Text} is not met, but the {first.Curve.Subject.Model} curve gets there at {Words.Count(first.High!.Value)} rows."))
            {
                Cites = [.. target.Cites, first.Curve.Id],
            };
        if (reach.Missed) return ByCurve(target, reach);
        if (reach.BeyondCeiling) return ByCeiling(target, reach.Ceiling!);
        if (reach is { Hopeful: { } hopeful, CeilingKnown: true })
            return new Ruling.DoesNotFire(Sentence.Of($"{target.Requirement.Text} is not met, but the {hopeful.Curve.Subject.Model} curve may reach it: {Words.Value(hopeful.Last.Value)} at {Words.Count(hopeful.Last.Rows)} rows."))
            {
                Cites = [.. target.Cites, .. reach.Cites],
            };
        return reach.Open(file, Missed(target));
    }

    private static Ruling.Fires ByCurve(Standing target, Reach reach)
    {
        var (threshold, last, model) = (target.Requirement.Threshold, reach.Nearest.Last, reach.Nearest.Curve.Subject.Model);
        var best = Words.Number(target.Best(last.Value));
        return new Ruling.Fires(
            Sentence.Of($"{Missed(target)} It is out of reach with these features: the curve of {model} promises at most {best} at {Words.Count(last.Rows)} rows."),
            last.Value.Level,
            Steps.PlanAgain(Sentence.Of($"Plan again: a target of {best} at most, other features, or another problem.")))
        {
            Cites = [.. target.Cites, .. reach.Cites],
            Flips =
            [
                .. target.Flips,
                new Flip { Text = Sentence.Of($"the curve of {model}, measured again, reaches {Words.Number(threshold)} within {Words.Count(last.Rows)} rows"), Evidence = CurveReach.Instead(reach.Nearest.Curve, target, met: true) },
            ],
        };
    }

    private static Ruling.Fires ByCeiling(Standing target, EvidenceItem ceiling)
    {
        var (threshold, band) = (target.Requirement.Threshold, ceiling.Measured!.Value);
        var best = Words.Number(target.Best(band));
        return new Ruling.Fires(
            Sentence.Of($"{Missed(target)} It lies beyond the ceiling: no model can pass {best} on these rows (n = {Words.Count(ceiling.Rows ?? 0)})."),
            band.Level,
            Steps.PlanAgain(Sentence.Of($"Lower the target to {best} at most, add features that tell these rows apart, or choose another problem.")))
        {
            Cites = [.. target.Cites, ceiling.Id],
            Flips =
            [
                .. target.Flips,
                new Flip { Text = Sentence.Of($"the same rows, labelled again or with new features, put the ceiling past {Words.Number(threshold)}"), Evidence = target.Instead(ceiling, met: true) },
            ],
        };
    }

    private static Sentence Missed(Standing target) => Sentence.Of($"{target.Requirement.Text} is not met: {Words.Value(target.Estimate)}.");
}
