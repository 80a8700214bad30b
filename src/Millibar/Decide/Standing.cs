using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Decide;

/// <summary>A requirement held against one measurement, at the requirement's own confidence.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Item">The measurement; null when there is none.</param>
/// <param name="Ledger">Looks at the locked test rows that the measurement rests on; null when it rests on none.</param>
internal sealed record Standing(Requirement Requirement, EvidenceItem? Item, TestLedger? Ledger = null)
{
    /// <summary>Every requirement of a case, those that its production needs imply included: in Deploy against the phase's own measurement, before against the candidate's.</summary>
    public static ImmutableArray<Standing> Of(CaseFile file) => [.. file.Reading.Requirements.Select(requirement => new Standing(
        requirement,
        file.Place.Stage == Stage.Deploy
            ? file.Reading.Find(EvidenceKinds.DeployMetric, requirement.Metric, slice: requirement.Slice, phase: file.Place)
            : file.Reading.Contender?.Standings.First(standing => standing.Requirement == requirement).Item,
        file.Place.Stage == Stage.Deploy ? null : file.Reading.Ledger))];

    /// <summary>A measured difference that must lie above 0.</summary>
    /// <param name="what">What the number is, as it stands in sentences.</param>
    /// <param name="item">The measurement; null when there is none.</param>
    /// <param name="confidence">Confidence at which it is judged.</param>
    public static Standing AboveZero(string what, EvidenceItem? item, double confidence = 0.95) => new(
        new Requirement
        {
            Text = $"{what} > 0",
            Metric = what,
            Comparison = Comparison.AtLeast,
            Threshold = double.Epsilon, // 0 itself is not above 0
            Confidence = confidence,
        },
        item);

    /// <summary>The value with its interval at the requirement's confidence; null when it is not measured.</summary>
    public Interval? Estimate => Item is null ? null : Measured(Item) is { } measured ? At(measured, Requirement.Confidence) : null;

    /// <summary>Met, failed or undecided; undecided without a measurement, and where it would be met on test rows that were looked at too often.</summary>
    public RequirementState State => IsSpent ? RequirementState.Undecided : Judged;

    /// <summary>Whether the requirement would be met, had the test rows not been looked at too often. To fail, nobody has to flatter: failed stays failed.</summary>
    public bool IsSpent =>
        Judged == RequirementState.Met && Ledger is not null && !OperationalMetric.Names.Contains(Requirement.Metric) && Ledger.IsSpent(Item!, Requirement.Confidence);

    private RequirementState Judged => Estimate is { } estimate ? Requirement.Judge(estimate) : RequirementState.Undecided;

    /// <summary>The evidence that it rests on.</summary>
    public ImmutableArray<string> Cites => Item is null ? [] : [Item.Id];

    /// <summary>The end of an interval that is better for the requirement.</summary>
    public double Best(Interval interval) => Requirement.Comparison == Comparison.AtLeast ? interval.High : interval.Low;

    /// <summary>The end of an interval that is worse for the requirement.</summary>
    public double Worst(Interval interval) => Requirement.Comparison == Comparison.AtLeast ? interval.Low : interval.High;

    /// <summary>The same measurement, as it would be if the requirement were met, or failed.</summary>
    public EvidenceItem Instead(EvidenceItem item, bool met)
    {
        // On the threshold itself it is met; a hair beyond, not.
        var threshold = Requirement.Threshold;
        var away = met ? 0 : (Requirement.Comparison == Comparison.AtLeast ? -1 : 1) * Math.Max(Math.Abs(threshold), 1) * 1e-3;
        return item with { Value = threshold + away, Low = threshold + away, High = threshold + away, Rows = Math.Max(item.Rows ?? 1, 1) };
    }

    /// <summary>What would turn a standing that is met or failed.</summary>
    public ImmutableArray<Flip> Flips => Item is null || IsSpent ? [] : State switch
    {
        RequirementState.Met => [new Flip { Text = Sentence.Of($"{Requirement.Metric}, measured again, no longer satisfies {Requirement.Text}"), Evidence = Instead(Item, met: false) }],
        _ => [new Flip { Text = Sentence.Of($"{Requirement.Metric}, measured again, satisfies {Requirement.Text}"), Evidence = Instead(Item, met: true) }],
    };

    /// <summary>How an open requirement stands, and how many rows would decide it.</summary>
    public Sentence Priced()
    {
        if (Item is null) return Sentence.Of($"{Requirement.Text}: not measured.");
        if (Item is { Value: null } && Item.Fact("judged") is { } judged && Item.Fact("needed") is { } needed)
            return Sentence.Of($"{Requirement.Text} is undecided, the slice is too small: rows that judge {judged}, needed {needed} at least.");
        if (Estimate is not { } estimate) return Sentence.Of($"{Requirement.Text}: {Words.Number(Item.Value ?? 0)} was reported without interval or n; a reported number opens no gate.");
        var rows = Item.Rows ?? 1;
        if (IsSpent)
            return Sentence.Of($"{Requirement.Text} is undecided: {Words.Value(estimate)} would meet it, but the test part has been looked at {Words.Count(Ledger!.Used)} times, and its {Words.Count(rows)} rows bear {Words.Count(Ledger.Bears(rows, Requirement.Confidence))}. A fresh test part of {Words.Count(Ledger.FreshRows(rows, Requirement.Confidence))} rows decides it.");
        var (low, best, high) = NeededToDecide.Rows(estimate, Requirement.Threshold, rows);
        var words = Sentence.Of($"{Requirement.Text} is undecided: {Words.Value(estimate)} at n = {Words.Count(rows)}.");
        if (best == int.MaxValue) return Sentence.Of($"{words} The value sits on the threshold: no number of rows is sure to decide it.");
        return high is null
            ? Sentence.Of($"{words} At least {Words.Count(low)} rows in all would be needed, about {Words.Count(best)} if the value stays where it is.")
            : Sentence.Of($"{words} About {Words.Count(best)} rows in all would decide it.");
    }

    /// <summary>An interval at another confidence, as if its ends were normal quantiles.</summary>
    public static Interval At(Interval interval, double confidence) =>
        Math.Abs(interval.Level - confidence) < 1e-9 ? interval
        : interval.Widen(NormalLaw.TwoSided(confidence) / NormalLaw.TwoSided(interval.Level)) with { Level = confidence };

    /// <summary>A size is read off a file: it needs no sample. Anything else does.</summary>
    private static Interval? Measured(EvidenceItem item) =>
        item.Measured ?? (item is { Metric: OperationalMetric.ModelSizeMb, Value: { } size } ? new Interval(size, size, size) : null);
}
