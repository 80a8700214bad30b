using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Forward;

/// <summary>What software 2.0 must show: that it beats the rules it replaces, and that its flywheel turns.</summary>
internal static class Software20
{
    private const string ScriptedRule = "scripted-rule";

    /// <summary>The rules are on the ladder, and the candidate beats the best cheaper rung, so them too.</summary>
    public static IEnumerable<Condition> BeatsScriptedRule(CaseFile file, Contender contender)
    {
        if (file.Charter.Archetype != Archetype.Software20 || (contender.Target?.Requirement.Metric ?? contender.Average?.HeaviestMetric) is not { } metric) yield break;
        var next = Steps.Try(file);
        var rule = file.Reading.Find(EvidenceKinds.Rung, metric, ScriptedRule);
        var known = Conditions.Known("beats-rules", rule, Sentence.Of($"{metric} of the rules that are replaced"), next with { Command = $"{next.Command} --rule SQL" });
        yield return known.State != RequirementState.Met ? known : known with
        {
            State = contender.Model == ScriptedRule ? RequirementState.Failed : contender.BeatsBaseline,
            Cites = [.. known.Cites, .. contender.Gained.Cites],
            Next = contender.Model != ScriptedRule && contender.BeatsBaseline == RequirementState.Met ? null : next,
        };
    }

    /// <summary>Labels arrive from use, and more of them still help.</summary>
    public static IEnumerable<Condition> Flywheel(CaseFile file)
    {
        if (file.Charter.Archetype != Archetype.Software20) yield break;
        var feedback = Standing.AboveZero("share of cases whose true answer came back", file.Reading.Find(EvidenceKinds.Feedback, phase: file.Place));
        yield return Conditions.Of("feedback-arrives", feedback, Steps.Measure(Sentence.Of("Count the cases whose true answer has come back."), EvidenceKinds.Feedback, 1, file.Place));
        if (file.Reading.Target is { } target) yield return StillLearning(file, new Standing(target, null));
    }

    /// <summary>A curve is still falling when its forecast beats today's point, worse end included; any curve will do.</summary>
    private static Condition StillLearning(CaseFile file, Standing target)
    {
        var curves = file.Current(EvidenceKinds.LearningCurve)
            .Where(curve => curve.Metric == target.Requirement.Metric && curve.Points.Any(point => point.Forecast) && curve.Points.Any(point => !point.Forecast))
            .OrderBy(curve => curve.Subject.Model, StringComparer.Ordinal)
            .Select(curve => (Item: curve, State: Falling(curve, target)))
            .OrderBy(curve => curve.State switch { RequirementState.Met => 0, RequirementState.Undecided => 1, _ => 2 }).ToList();
        var (item, state) = curves.Count == 0 ? (null, RequirementState.Undecided) : (curves[0].Item, curves[0].State);
        return new Condition
        {
            Code = "still-learning",
            State = state,
            Text = item is null
                ? Sentence.Of("No learning curve on today's data says whether more data still help.")
                : Sentence.Of($"{item.Metric} of {item.Subject.Model}: {Words.Value(item.Points.Last(point => !point.Forecast).Value)} today, {Words.Value(item.Points[^1].Value)} at {Words.Count(item.Points[^1].Rows)} rows."),
            Cites = item is null ? [] : [item.Id],
            Next = state == RequirementState.Met ? null : Steps.Curve(file),
        };
    }

    private static RequirementState Falling(EvidenceItem curve, Standing target)
    {
        var today = target.Requirement with { Threshold = curve.Points.Last(point => !point.Forecast).Value.Value };
        return today.Judge(curve.Points.Last(point => point.Forecast).Value);
    }
}
