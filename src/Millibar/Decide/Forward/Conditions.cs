using Millibar.Evidence;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Forward;

/// <summary>Conditions of gates, from what they are made of.</summary>
internal static class Conditions
{
    /// <summary>Something that the charter must say.</summary>
    /// <param name="code">Kebab-case name.</param>
    /// <param name="said">Whether it does.</param>
    /// <param name="met">The condition as it stands when it does.</param>
    /// <param name="missing">The condition as it stands when it does not.</param>
    /// <param name="next">How to say it.</param>
    /// <param name="without">The charter without it.</param>
    public static Condition Said(string code, bool said, Sentence met, Sentence missing, NextStep next, Charter without) => new()
    {
        Code = code,
        State = said ? RequirementState.Met : RequirementState.Undecided,
        Text = said ? met : missing,
        Next = said ? null : next,
        Flips = said ? [new Flip { Text = Sentence.Of($"'{code}' is taken out of the charter"), Charter = without }] : [],
    };

    /// <summary>A field that the charter must fill in.</summary>
    /// <param name="code">Kebab-case name.</param>
    /// <param name="value">What it says; null or blank when it does not.</param>
    /// <param name="key">The field's key.</param>
    /// <param name="what">What it says, as it stands behind "the charter says".</param>
    /// <param name="without">The charter without it.</param>
    public static Condition Field(string code, string? value, string key, Sentence what, Charter without) => Said(
        code,
        !string.IsNullOrWhiteSpace(value),
        Sentence.Of($"The charter says {what}: {value}."),
        Sentence.Of($"The charter does not say {what}."),
        Steps.Set(Sentence.Of($"Say {what}."), key, 0.25),
        without);

    /// <summary>A measurement beside its threshold.</summary>
    public static Condition Of(string code, Standing standing, NextStep next) => new()
    {
        Code = code,
        State = standing.State,
        Text = standing is { State: not RequirementState.Undecided, Estimate: { } estimate }
            ? Sentence.Of($"{standing.Requirement.Text} is {(standing.State == RequirementState.Met ? Sentence.Of("met") : Sentence.Of("failed"))}: {Words.Value(estimate)}, n = {Words.Count(standing.Item?.Rows ?? 0)}.")
            : standing.Priced(),
        Cites = standing.Cites,
        Next = standing.State == RequirementState.Met ? null : next,
        Flips = standing.Flips,
    };

    /// <summary>A reason that must not hold.</summary>
    public static Condition Of(IRule rule, CaseFile file, DateTimeOffset now) => Condition.Of(rule.Reason, rule.Judge(file, now));

    /// <summary>Something that only has to be known.</summary>
    public static Condition Known(string code, EvidenceItem? item, Sentence what, NextStep next) => new()
    {
        Code = code,
        State = item?.Measured is null ? RequirementState.Undecided : RequirementState.Met,
        Text = item?.Measured is { } value ? Sentence.Of($"{what}: {Words.Value(value)}, n = {Words.Count(item.Rows ?? 0)}.") : Sentence.Of($"{what}: not measured."),
        Cites = item is null ? [] : [item.Id],
        Next = item?.Measured is null ? next : null,
        Flips = item?.Measured is null ? [] : [new Flip { Text = Sentence.Of($"{what}: only a bare number is left, without interval or n"), Evidence = item with { Low = null, High = null, Rows = null } }],
    };
}
