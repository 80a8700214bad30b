using Millibar.Lifecycle;

namespace Millibar.Decide.Radar;

/// <summary>The problem cannot be solved with this data and these features: ladder, ceiling and learning curve against the target.</summary>
internal sealed class Infeasible : IRadarCause
{
    /// <inheritdoc/>
    public string Code => "infeasible";

    /// <inheritdoc/>
    public RadarReading Read(CaseFile file, IReadOnlyList<RuleFinding> rules, GateRuling? gate, DateTimeOffset now)
    {
        var hard = Of(rules, AllReasons.TaskTooHard);
        if (hard is Ruling.Fires fires) return new RadarReading(Code, RadarState.Danger, fires.Finding, fires.Cites, fires.Next);
        foreach (var reason in new[] { AllReasons.MoreDataNeeded, AllReasons.RequirementsConflict, AllReasons.Underfit, AllReasons.Overfit })
            if (Of(rules, reason) is Ruling.Fires work)
                return new RadarReading(Code, RadarState.Watch, work.Finding, work.Cites, work.Next);
        return hard switch
        {
            Ruling.DoesNotFire clear when file.Reading.Contender is { IsComplete: true } => new RadarReading(Code, RadarState.Clear, clear.Why, clear.Cites, null),
            Ruling.DoesNotFire clear => new RadarReading(Code, RadarState.Watch, clear.Why, clear.Cites, Steps.Try(file)),
            Ruling.CannotTell { Cites.IsEmpty: false } open => new RadarReading(Code, RadarState.Watch, open.Why, open.Cites, open.Missing),
            Ruling.CannotTell open => new RadarReading(Code, RadarState.NotYetMeasured, open.Why, [], open.Missing),
            _ => new RadarReading(Code, RadarState.NotYetMeasured, Sentence.Of("Nobody has asked."), [], Steps.Try(file)),
        };
    }

    private static Ruling? Of(IReadOnlyList<RuleFinding> rules, Reason reason) => rules.FirstOrDefault(finding => finding.Reason == reason)?.Ruling;
}
