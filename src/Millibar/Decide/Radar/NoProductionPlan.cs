using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Radar;

/// <summary>Production was not considered: latency, size, place, watching, labels after launch and an owner, each said and, where it has a number, measured.</summary>
internal sealed class NoProductionPlan : IRadarCause
{
    /// <inheritdoc/>
    public string Code => "no-production-plan";

    /// <inheritdoc/>
    public RadarReading Read(CaseFile file, IReadOnlyList<RuleFinding> rules, GateRuling? gate, DateTimeOffset now)
    {
        var charter = file.Charter;
        var operational = file.Reading.Requirements.Where(requirement => OperationalMetric.Names.Contains(requirement.Metric)).ToList();
        (string Key, bool Said)[] needs =
        [
            ("production.latency_ms", operational.Count > 0),
            ("production.runs_on", charter.Production.RunsOn is not null),
            ("production.monitoring", charter.Production.Monitoring is not null),
            ("production.labels_come_back", charter.Production.LabelsComeBack is not null),
            ("roles.production", charter.Roles.Production is not null),
        ];
        var missing = needs.Where(need => !need.Said).Select(need => need.Key).ToList();
        if (missing.Count > 0)
        {
            var state = missing.Count == needs.Length ? file.Place.Stage is Stage.Plan ? RadarState.NotYetMeasured : RadarState.Danger
                : file.Place.Stage == Stage.Deploy ? RadarState.Danger : RadarState.Watch;
            return new RadarReading(Code, state, Sentence.Of($"The charter does not say: {string.Join(", ", missing)}."), [], Steps.Set(Sentence.Of("Say it."), missing[0], 0.25));
        }

        var standings = file.Place.Stage == Stage.Deploy
            ? PhaseStandings.Of(file)
            : file.Reading.Contender?.Standings ?? [.. operational.Select(requirement => new Standing(requirement, null))];
        var measured = standings.Where(standing => OperationalMetric.Names.Contains(standing.Requirement.Metric)).ToImmutableArray();
        ImmutableArray<string> cites = [.. measured.SelectMany(standing => standing.Cites)];
        var open = measured.FirstOrDefault(standing => standing.State != RequirementState.Met);
        if (open is null) return new RadarReading(Code, RadarState.Clear, Sentence.Of("Production is planned, and what has a number is met."), cites, null);
        return open.State == RequirementState.Failed
            ? new RadarReading(Code, RadarState.Danger, Sentence.Of($"{open.Requirement.Text} failed: {Words.Value(open.Estimate)}."), cites, Steps.Try(file))
            : new RadarReading(Code, RadarState.Watch, open.Priced(), cites, file.Place.Stage == Stage.Deploy ? PhaseStandings.Measure(file, open.Requirement) : Steps.Try(file));
    }
}
