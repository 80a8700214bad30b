using Millibar.Decide.Back.DeployToData;

namespace Millibar.Decide.Forward;

/// <summary>What every phase of Deploy must show before the next: the requirements, data like those of training, and what the archetype obliges to.</summary>
internal static class PhaseConditions
{
    private static readonly DataMismatch Mismatch = new();

    public static IEnumerable<Condition> Of(CaseFile file, DateTimeOffset now)
    {
        var standings = PhaseStandings.Of(file);
        if (file.Reading.Target is null && file.Charter.Success.WeightedThreshold is null)
            yield return new Condition { Code = "success", State = Plan.Requirements.RequirementState.Undecided, Text = Sentence.Of("There is no threshold to hold the deployed system against."), Next = Steps.SetTarget };
        foreach (var standing in standings) yield return Conditions.Of("requirement", standing, PhaseStandings.Measure(file, standing.Requirement));
        yield return Conditions.Of(Mismatch, file, now);
        foreach (var condition in HumanInTheLoop.Of(file)) yield return condition;
        foreach (var condition in Autonomous.Of(file)) yield return condition;
    }
}
