using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Decide;

/// <summary>One candidate model beside everything that the charter asks of it.</summary>
/// <remarks>
/// Any candidate that meets all requirements will do, so measuring another can never hurt. Among those that do not, the ones that meet
/// all but the optimising metric come first, as thresholds are there to be satisfied and one metric to be optimised.
/// </remarks>
internal sealed record Contender
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>How each requirement stands, in the charter's order.</summary>
    public required ImmutableArray<Standing> Standings { get; init; }

    /// <summary>The one on the optimising metric; null when the charter has none.</summary>
    public required Standing? Target { get; init; }

    /// <summary>The weighted average beside its threshold; null when the charter has none.</summary>
    public required WeightedAverage? Average { get; init; }

    /// <summary>Its paired gain over the best cheaper rung; null when not measured.</summary>
    public required EvidenceItem? Gain { get; init; }

    /// <summary>Its paired gain beside 0.</summary>
    public Standing Gained => Standing.AboveZero("gain over the best cheaper rung", Gain, Target?.Requirement.Confidence ?? 0.95);

    /// <summary>Whether it beats the best cheaper rung. The constant rung has none below it, and learns nothing.</summary>
    public RequirementState BeatsBaseline => Model == "constant" ? RequirementState.Failed : Gained.State;

    /// <summary>Whether every requirement is met and the best cheaper rung is beaten.</summary>
    public bool IsComplete => (Target is not null || Average is not null) && States.All(state => state == RequirementState.Met);

    /// <summary>All candidates, the best placed first; the order of recording plays no part.</summary>
    public static ImmutableArray<Contender> All(CaseFile file)
    {
        var after = StepBack.Owed(file, AllReasons.PilotNotGoodEnough)?.At;
        return
        [
            .. file.Current(EvidenceKinds.Candidate)
                .Where(item => item.Subject.Model is not null && (after is null || item.At > after))
                .Select(item => item.Subject.Model!).Distinct().Order(StringComparer.Ordinal)
                .Select(model => Of(file, model, after))
                .OrderBy(c => c.IsComplete ? 0 : 1)
                .ThenBy(c => c.OtherThanTarget.Count(state => state == RequirementState.Failed))
                .ThenBy(c => c.OtherThanTarget.Count(state => state == RequirementState.Undecided))
                .ThenBy(c => c.Target?.State switch { RequirementState.Met => 0, RequirementState.Undecided => 1, _ => 2 })
                .ThenBy(c => c.Target is { Estimate: { } estimate } target ? Ascending(target.Requirement, estimate.Value) : double.PositiveInfinity),
        ];
    }

    private IEnumerable<RequirementState> States => OtherThanTarget.Concat(Target is null ? [] : [Target.State]);

    private IEnumerable<RequirementState> OtherThanTarget =>
        Standings.Where(standing => standing.Requirement != Target?.Requirement).Select(standing => standing.State)
            .Concat(Average is null ? [] : [Average.State]).Append(BeatsBaseline);

    private static Contender Of(CaseFile file, string model, DateTimeOffset? after)
    {
        EvidenceItem? Measured(string kind, string metric, string? slice = null) =>
            file.Reading.Find(kind, metric, model, slice) is { } item && (after is null || item.At > after) && IsOfToday(file, item) ? item : null;

        var target = file.Reading.Target;
        var standings = file.Reading.Requirements.Select(r => new Standing(r, Measured(EvidenceKinds.Candidate, r.Metric, r.Slice), file.Reading.Ledger)).ToImmutableArray();
        var average = WeightedAverage.Of(file.Charter.Success, metric => Measured(EvidenceKinds.Candidate, metric), file.Reading.Ledger);
        var yardstick = target?.Metric ?? average?.HeaviestMetric;
        return new Contender
        {
            Model = model,
            Standings = standings,
            Target = standings.FirstOrDefault(standing => standing.Requirement == target),
            Average = average,
            Gain = yardstick is null ? null : Measured(EvidenceKinds.Gain, yardstick),
        };
    }

    /// <summary>A slice may mean other rows by now than when it was measured, and the test part may be another one.</summary>
    private static bool IsOfToday(CaseFile file, EvidenceItem item)
    {
        if (item.Subject.Slice is { } slice && item.Fact("condition") is { } condition && !file.Slices.Any(defined => defined.Name == slice && defined.Condition == condition)) return false;
        return file.Split is not { HasTest: true } split || item.Fact("estimate") != "test" || item.Fact("split") == split.Id;
    }

    private static double Ascending(Requirement requirement, double value) => requirement.Comparison == Comparison.AtLeast ? -value : value;
}
