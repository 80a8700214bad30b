using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Radar;

/// <summary>The team is not managed: roles without a name, decisions and dates that are overdue, people who disagree.</summary>
internal sealed class Team : IRadarCause
{
    /// <summary>Days that a decision may lie open once its evidence is there.</summary>
    private const int OpenDays = 14;

    /// <inheritdoc/>
    public string Code => "team";

    /// <inheritdoc/>
    public RadarReading Read(CaseFile file, IReadOnlyList<RuleFinding> rules, GateRuling? gate, DateTimeOffset now)
    {
        var roles = file.Charter.Roles;
        if (roles is { Owner: null, Data: null, Model: null, Production: null })
            return new RadarReading(Code, file.Place.Stage == Stage.Plan ? RadarState.NotYetMeasured : RadarState.Danger, Sentence.Of("Nobody is named for any role."), [], Steps.Set(Sentence.Of("Say who decides."), "roles.owner", 0.25));

        var findings = new List<(RadarState State, Sentence Text, NextStep Next)>();
        if (roles.Owner is null) findings.Add((RadarState.Danger, Sentence.Of("Nobody decides for the project."), Steps.Set(Sentence.Of("Say who decides."), "roles.owner", 0.25)));
        if (Overdue(file, now) is { } due)
            findings.Add((RadarState.Danger, Sentence.Of($"The work of {file.Place.Code} was due on {due:yyyy-MM-dd}."), Steps.Set(Sentence.Of("Decide: another date, another plan, or stop."), $"due.{DueKey(file.Place)}", 1)));
        if (OpenDecision(file, rules, gate, now) is { } open) findings.Add(open);
        if (Missing(roles, file.Place.Stage) is { } role) findings.Add((RadarState.Watch, Sentence.Of($"Nobody is named for {role}."), Steps.Set(Sentence.Of("Say who answers for it."), $"roles.{role}", 0.25)));
        if (Overrides(file) is { } overrides) findings.Add(overrides);
        var (agreement, cites) = Agreement(file);
        if (agreement is { } disagreement) findings.Add(disagreement);

        if (findings.Count == 0)
            return new RadarReading(Code, RadarState.Clear, Sentence.Of($"Roles are named, nothing is overdue; {Words.Count(file.Decisions.Length)} decision(s), {Words.Count(file.Decisions.Count(decision => decision.Override))} against the recommendation."), cites, null);
        return new RadarReading(Code, findings.Max(finding => finding.State), Sentence.Join(" ", findings.Select(finding => finding.Text)), cites, findings.MaxBy(finding => finding.State).Next);
    }

    private static DateOnly? Overdue(CaseFile file, DateTimeOffset now)
    {
        var due = file.Charter.Due;
        var date = file.Place.Stage switch
        {
            Stage.Plan => due.Plan,
            Stage.Data => due.Data,
            Stage.Train => due.Train,
            Stage.Deploy when file.Place == Place.Pilot => due.Pilot,
            Stage.Deploy when file.Place != Place.Production => due.Production,
            _ => null,
        };
        return date < DateOnly.FromDateTime(now.UtcDateTime) ? date : null;
    }

    private static string DueKey(Place place) => place == Place.Shadow || place == Place.Canary ? Place.Production.Code : place.Code;

    /// <summary>A step that is due while nothing has been measured or decided for longer than it should.</summary>
    private static (RadarState, Sentence, NextStep)? OpenDecision(CaseFile file, IReadOnlyList<RuleFinding> rules, GateRuling? gate, DateTimeOffset now)
    {
        var fired = rules.FirstOrDefault(finding => finding.Ruling is Ruling.Fires && finding.Reason.From.Contains(file.Place.Stage));
        if (fired is null && gate is not { State: RequirementState.Met }) return null;
        var since = file.Evidence.Select(item => item.At).Append(file.Since).Max();
        var days = (int)(now - since).TotalDays;
        if (days <= OpenDays) return null;
        var what = fired is null ? Sentence.Of($"to go on to {gate!.To.Code}") : Sentence.Of($"on {fired.Reason.Code}");
        return (RadarState.Watch, Sentence.Of($"The decision {what} has been open for {Words.Count(days)} days."), new NextStep(Sentence.Of("Decide."), "millibar decide accept", 0.5));
    }

    private static string? Missing(Roles roles, Stage stage) => stage switch
    {
        Stage.Data when roles.Data is null => "data",
        Stage.Train when roles.Model is null => "model",
        Stage.Deploy when roles.Production is null => "production",
        _ => null,
    };

    /// <summary>Overrides that were settled, and most of them against the people.</summary>
    private static (RadarState, Sentence, NextStep)? Overrides(CaseFile file)
    {
        var overrides = file.Decisions.Where(decision => decision.Override).Select(decision => decision.Id).ToHashSet();
        var settled = file.Outcomes.Where(outcome => overrides.Contains(outcome.Decision)).ToList();
        var wrong = settled.Count(outcome => outcome.ClaimHeld);
        return settled.Count < 2 || 2 * wrong <= settled.Count
            ? null
            : (RadarState.Watch, Sentence.Of($"{Words.Count(wrong)} of {Words.Count(settled.Count)} settled overrides went wrong."), new NextStep(Sentence.Of("Look at what the overrides had in common."), "millibar calibration", 1));
    }

    private static ((RadarState, Sentence, NextStep)? Finding, ImmutableArray<string> Cites) Agreement(CaseFile file)
    {
        if (file.Reading.Find(EvidenceKinds.LabelAgreement) is not { } item || LabelQuality.Kind(file) != EvidenceKinds.LabelAgreement) return (null, []);
        var standing = LabelQuality.Of(file);
        return (standing.State == RequirementState.Failed ? (RadarState.Watch, Sentence.Of($"Annotators disagree: {Words.Value(standing.Estimate)}."), LabelQuality.Measure(file)) : null, [item.Id]);
    }
}
