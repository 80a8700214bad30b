using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Forward;

/// <summary>What a system with a human in the loop must show in a phase: the team beats either alone, and people can bear their part.</summary>
internal static class HumanInTheLoop
{
    /// <summary>Team, deferral, load, and how people do on what is handed to them.</summary>
    public static IEnumerable<Condition> Of(CaseFile file)
    {
        if (file.Charter.Archetype != Archetype.HumanInTheLoop) yield break;
        var (place, reading) = (file.Place, file.Reading);
        var metric = reading.Target?.Metric ?? "";
        yield return Conditions.Of("team-gain", Standing.AboveZero("gain of the team over the better of either alone", reading.Find(EvidenceKinds.TeamGain, metric, phase: place)), Steps.Measure(Sentence.Of("Have people work the same cases with the model and without."), EvidenceKinds.TeamGain, 8, place, metric));
        yield return FailureBound.Of(file, "kept-errors", EvidenceKinds.KeptErrors, Sentence.Of("wrong answers among those that nobody checks"));
        if (file.Charter.Production.ReviewsPerDay is { } most)
            yield return Conditions.Of("reviewer-load", Load(most, reading.Find(EvidenceKinds.Reviews, phase: place)), Steps.Measure(Sentence.Of("Count the cases a day that are handed to people."), EvidenceKinds.Reviews, 2, place));
        yield return Conditions.Known("human-errors", reading.Find(EvidenceKinds.HumanErrors, phase: place), Sentence.Of("errors of people on the cases that are handed to them"), Steps.Measure(Sentence.Of("Have a second person check the cases that were handed over."), EvidenceKinds.HumanErrors, 8, place));
    }

    private static Standing Load(double most, EvidenceItem? item) => new(
        new Requirement
        {
            Text = $"cases a day handed to people <= {Words.Number(most)}",
            Metric = "cases a day handed to people",
            Comparison = Comparison.AtMost,
            Threshold = most,
            Confidence = 0.95,
        },
        item);
}
