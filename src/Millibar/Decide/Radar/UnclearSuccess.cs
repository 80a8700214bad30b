using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Radar;

/// <summary>No agreed measure of success: thresholds that are numbers, signed, and decidable with the test rows at hand.</summary>
internal sealed class UnclearSuccess : IRadarCause
{
    /// <inheritdoc/>
    public string Code => "unclear-success";

    /// <inheritdoc/>
    public RadarReading Read(CaseFile file, IReadOnlyList<RuleFinding> rules, GateRuling? gate, DateTimeOffset now)
    {
        var success = file.Charter.Success;
        if (file.Reading.Target is null && success.WeightedThreshold is null)
            return new RadarReading(Code, file.Place.Stage == Stage.Plan ? RadarState.NotYetMeasured : RadarState.Danger, Sentence.Of("The charter has no threshold on the optimising metric."), [], Steps.SetTarget);
        var standings = file.Place.Stage == Stage.Deploy ? PhaseStandings.Of(file) : file.Reading.Contender?.Standings ?? [];
        ImmutableArray<string> cites = [.. standings.SelectMany(standing => standing.Cites)];
        if (standings.FirstOrDefault(standing => standing is { Item: not null, State: RequirementState.Undecided }) is { } open)
            return new RadarReading(Code, RadarState.Watch, open.Priced(), cites, TargetOpening.MoreTestRows(file));
        if (success.SignedBy.IsEmpty)
            return new RadarReading(Code, RadarState.Watch, Sentence.Of("Nobody has signed the thresholds."), cites, Steps.Set(Sentence.Of("Have those who will use it agree to the thresholds."), "success.signed_by", 1));
        if (file.Charter.Outcome.Metric is null)
            return new RadarReading(Code, RadarState.Watch, Sentence.Of("The charter names no outcome that the business cares about; a metric is only a stand-in."), cites, Steps.Set(Sentence.Of("Name the outcome."), "outcome.metric", 0.5));
        return new RadarReading(Code, RadarState.Clear, Sentence.Of($"Success is a number, and {string.Join(", ", success.SignedBy)} agreed to it."), cites, null);
    }
}
