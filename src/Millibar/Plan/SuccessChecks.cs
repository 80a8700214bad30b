using System.Collections.Immutable;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;

namespace Millibar.Plan;

/// <summary>Whether success can be measured, is agreed, and is about something that matters.</summary>
internal static class SuccessChecks
{
    private const int MostThresholds = 4;

    public static IEnumerable<PlanProblem> Of(PlanCase plan)
    {
        var success = plan.Charter.Success;
        foreach (var text in success.Requirements)
        {
            if (CharterYaml.Wrong(text, plan.Charter.Target.Task) is { } wrong)
                yield return new PlanProblem("requirement-unmeasurable", PlanSeverity.Error, Sentence.Of($"The requirement \"{text}\" cannot be measured: {Sentence.Plain(wrong.Message)}"), Sentence.Plain(wrong.Remedy), "millibar plan set success.requirements \"METRIC >= NUMBER\"");
        }

        var sound = Sound(plan.Charter);
        var quality = sound.Where(requirement => !OperationalMetric.Names.Contains(requirement.Metric)).Select(requirement => requirement.Metric).Distinct().ToList();
        var average = !success.Weights.IsEmpty;
        if (success.Optimise is null && !average && quality.Count == 0)
            yield return new PlanProblem("measure-missing", PlanSeverity.Error, Sentence.Of("Nothing says what success is: no metric to optimise and no threshold on predictions."), Sentence.Of("Choose one number to begin with."), "millibar plan advise-metrics");
        else if (success.Optimise is null && !average && quality.Count > 1)
            yield return PlanProblem.Set("optimising-unclear", PlanSeverity.Error, Sentence.Of($"There are thresholds on {quality.Count} metrics and none is named as the one to optimise: {string.Join(", ", quality)}."), Sentence.Of("Name one; the others stay thresholds."), "success.optimise", quality[0]);
        else if (success.Optimise is not null && average)
            yield return PlanProblem.Set("optimising-too-many", PlanSeverity.Error, Sentence.Of($"Two things are to be optimised: {success.Optimise} and a weighted average."), Sentence.Of("Keep one of the two; a team that optimises two numbers optimises none."), "success.optimise", "--clear");
        else if (success.Optimise is { } optimise && !quality.Contains(optimise))
            yield return PlanProblem.Set("threshold-missing", PlanSeverity.Error, Sentence.Of($"{optimise} is to be optimised, but no threshold says when it is good enough."), Sentence.Of("Add a threshold on it."), "success.requirements", $"\"{optimise} >= NUMBER\"");
        if (quality.Count > MostThresholds)
            yield return new PlanProblem("thresholds-too-many", PlanSeverity.Warning, Sentence.Of($"There are thresholds on {quality.Count} metrics of the predictions: {string.Join(", ", quality)}. They will conflict."), Sentence.Of("Begin with one number, and keep only thresholds that somebody would refuse the model for."), "millibar plan advise-metrics");
        foreach (var problem in Average(success)) yield return problem;

        if (success.UsefulFrom is null && success.Optimise is not null)
            yield return PlanProblem.Set("useful-from-missing", PlanSeverity.Note, Sentence.Of($"The plan does not say from which value on {success.Optimise} is of any use: nothing tells when to stop."), Sentence.Of("Set the least useful value."), "success.useful_from", "NUMBER");
        if (PurposeChecks.Open(success.WrongPrediction))
            yield return PlanProblem.Set("wrong-prediction-missing", PlanSeverity.Note, Sentence.Of("The plan does not say what a wrong prediction costs: that decides how accurate is accurate enough."), Sentence.Of("Say what each kind of mistake costs, and whom."), "success.wrong_prediction", "\"...\"");
        if (success.SignedBy.IsEmpty)
            yield return PlanProblem.Set("not-signed", PlanSeverity.Warning, Sentence.Of("Nobody has agreed to the thresholds yet."), Sentence.Of("Show them to everybody who will judge the result, then record who agreed."), "success.signed_by", "\"NAME\" \"NAME\"");
        else if (plan.Charter.Roles.Stakeholders.Where(name => !success.SignedBy.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList() is { Count: > 0 } missing)
            yield return PlanProblem.Set("not-signed", PlanSeverity.Warning, Sentence.Of($"Not everybody has agreed to the thresholds: {string.Join(", ", missing)}."), Sentence.Of("Ask them, then record who agreed."), "success.signed_by", "\"NAME\" \"NAME\"");
        if (PurposeChecks.Open(plan.Charter.Outcome.Metric))
            yield return PlanProblem.Set("outcome-missing", PlanSeverity.Warning, Sentence.Of("The plan names no outcome that the business cares about; the model's metric only stands in for it."), Sentence.Of("Name the number that must move, with today's value and the target."), "outcome.metric", "\"...\"");
        else if (plan.Charter.Outcome is { Today: null } or { HigherIsBetter: null })
            yield return PlanProblem.Set("outcome-weak", PlanSeverity.Note, Sentence.Of($"Nobody can tell whether {plan.Charter.Outcome.Metric} got better: today's value or its direction is missing."), Sentence.Of("Measure it today, and say whether more is better."), "outcome.today", "NUMBER");
    }

    /// <summary>The requirements that can be measured.</summary>
    public static ImmutableArray<Requirement> Sound(Charter charter) =>
        [.. charter.Success.Requirements.Where(text => CharterYaml.Wrong(text, charter.Target.Task) is null).Select(RequirementParser.ParseForAnyTask)];

    private static IEnumerable<PlanProblem> Average(Success success)
    {
        if (success.Weights.IsEmpty) yield break;
        var sum = success.Weights.Values.Sum();
        if (Math.Abs(sum - 1) > 1e-9)
            yield return PlanProblem.Set("weights-sum", PlanSeverity.Error, Sentence.Of($"The weights make {PlanCheck.Shown(sum)} together, and must make 1."), Sentence.Of("Change one of them."), $"success.weights.{success.Weights.Keys.First()}", PlanCheck.Shown(Math.Max(0, success.Weights.Values.First() + 1 - sum)));
        if (success.WeightedThreshold is null)
            yield return PlanProblem.Set("threshold-missing", PlanSeverity.Error, Sentence.Of("No threshold says when the weighted average is good enough."), Sentence.Of("Set one."), "success.weighted_threshold", "NUMBER");
    }
}
