using Millibar.Lifecycle;
using Millibar.Statistics;

namespace Millibar.Decide.Radar;

/// <summary>ML is still research, and success was assumed: money spent against plan, worth, and how often verdicts held.</summary>
internal sealed class ResearchRisk : IRadarCause
{
    private const double NearlySpent = 0.8;

    /// <inheritdoc/>
    public string Code => "research-risk";

    /// <inheritdoc/>
    public RadarReading Read(CaseFile file, IReadOnlyList<RuleFinding> rules, GateRuling? gate, DateTimeOffset now)
    {
        var worth = rules.FirstOrDefault(finding => finding.Reason == AllReasons.Stop)?.Ruling;
        var money = file.Charter.Resources.Money;
        var words = Sentence.Join(" ", [Spent(file, money), Worth(worth), Verdicts(file)]);
        if (worth is Ruling.Fires fires) return new RadarReading(Code, RadarState.Danger, words, fires.Cites, fires.Next);
        if (money is { } all && file.Spent > all)
            return new RadarReading(Code, RadarState.Danger, words, [], Steps.PlanAgain(Sentence.Of("Decide whether it gets more money, and write it into the plan.")));
        if (worth is Ruling.CannotTell open)
            return new RadarReading(Code, money is null || file.Spent == 0 ? RadarState.NotYetMeasured : RadarState.Watch, words, open.Cites, open.Missing);
        if (money is { } most && file.Spent > NearlySpent * most && file.Place.Stage != Stage.Deploy)
            return new RadarReading(Code, RadarState.Watch, words, [], Steps.PlanAgain(Sentence.Of("See whether what is left brings it into production.")));
        return new RadarReading(Code, RadarState.Clear, words, worth?.Cites ?? [], null);
    }

    private static Sentence Spent(CaseFile file, double? money) => money is { } all
        ? Sentence.Of($"{Words.Number(file.Spent)} of {Words.Number(all)} is spent.")
        : Sentence.Of($"{Words.Number(file.Spent)} is spent; the charter names no budget.");

    private static Sentence Worth(Ruling? worth) => worth switch
    {
        Ruling.Fires fires => fires.Finding,
        Ruling.DoesNotFire clear => clear.Why,
        Ruling.CannotTell open => open.Why,
        _ => Sentence.Empty,
    };

    private static Sentence Verdicts(CaseFile file)
    {
        if (file.Outcomes.IsEmpty) return Sentence.Of("No verdict of this project was settled yet.");
        var held = file.Outcomes.Count(outcome => outcome.ClaimHeld);
        return Sentence.Of($"{Words.Count(held)} of {Words.Count(file.Outcomes.Length)} settled verdicts held: {Words.Value(WilsonInterval.Of(held, file.Outcomes.Length))}.");
    }
}
