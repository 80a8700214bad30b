using System.Collections.Immutable;
using System.Globalization;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Statistics;

namespace Millibar.Decide.Back.DataToPlan;

/// <summary>Data to Plan: annotators agree clearly better on another label definition that the charter considers.</summary>
/// <remarks>
/// Where the same items were labelled under both, the paired interval counts. Else the samples are taken as independent: the interval of the difference is built from the two by squaring and adding
/// (R. G. Newcombe, Stat. Med. 17 (1998) 873-890, method 10, for any estimate with an interval).
/// </remarks>
internal sealed class OtherTargetIsEasier : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.OtherTargetIsEasier;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.LabelAgreement];

    /// <inheritdoc/>
    public string Condition => "the interval of (agreement on an alternative of target.alternatives minus agreement on today's definition) lies above 0";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        var alternatives = file.Charter.Target.Alternatives;
        if (alternatives.IsEmpty) return new Ruling.DoesNotFire(Sentence.Of("The charter considers no other label definition.")) { Cites = [] };
        if (file.Reading.Find(EvidenceKinds.LabelAgreement) is not { Measured: { } own } today)
            return new Ruling.CannotTell(Sentence.Of("How well annotators agree on today's label definition is not measured."), Step(null)) { Cites = [] };

        var others = alternatives.Select(name => (Name: name, Item: file.Reading.Find(EvidenceKinds.LabelAgreement, definition: name))).ToList();
        var better = others.Where(other => other.Item is { Measured: not null } item && Against(item, today).Low > 0).OrderByDescending(other => other.Item!.Value).ToList();
        if (better is [{ Name: var name, Item: { } best }, ..]) return Fires(name, today, best, others.Max(other => other.Item?.Measured?.Value ?? double.NegativeInfinity));
        if (others.Find(other => other.Item?.Measured is null) is { Name: { } missing })
            return new Ruling.CannotTell(Sentence.Of($"How well annotators agree on '{missing}' is not measured."), Step(missing)) { Cites = [today.Id] };

        var closest = others.MaxBy(other => other.Item!.Value).Item!;
        return new Ruling.DoesNotFire(Sentence.Of($"No other definition is agreed on clearly better: today's {Words.Value(own)}, '{closest.Subject.Definition}' {Words.Value(closest.Measured)}."))
        {
            Cites = [today.Id, closest.Id],
            Flips = [new Flip { Text = Sentence.Of("agreement on today's definition falls far below it"), Evidence = Flip.Sure(today, closest.Measured!.Value.Low - 1) }],
        };
    }

    private static Ruling.Fires Fires(string name, EvidenceItem today, EvidenceItem other, double highest)
    {
        var difference = Against(other, today);
        return new Ruling.Fires(
            Sentence.Of($"Annotators agree better on '{name}': {Words.Value(other.Measured)} (n = {Words.Count(other.Rows ?? 0)}) against {Words.Value(today.Measured)} (n = {Words.Count(today.Rows ?? 0)}); the difference is {Words.Value(difference)}."),
            difference.Level,
            Steps.PlanAgain(Sentence.Of($"See whether '{name}' serves the decision as well, and plan with it; or take it off target.alternatives.")))
        {
            Cites = [today.Id, other.Id],
            Flips = [new Flip { Text = Sentence.Of($"agreement on today's definition comes up to {Words.Number(highest)}"), Evidence = Flip.Sure(today, highest) }],
        };
    }

    /// <summary>The paired interval of <c>label easier</c> where it was measured against this very item of today's; else the independent one.</summary>
    private static Interval Against(EvidenceItem other, EvidenceItem today) =>
        other.Fact("over") == today.Id && Number(other, "gain") is { } gain && Number(other, "gain_low") is { } low && Number(other, "gain_high") is { } high
            ? new Interval(gain, low, high, other.Level)
            : Difference(other.Measured!.Value, today.Measured!.Value);

    private static double? Number(EvidenceItem item, string fact) =>
        double.TryParse(item.Fact(fact), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    internal static Interval Difference(Interval a, Interval b)
    {
        var (value, level) = (a.Value - b.Value, Math.Min(a.Level, b.Level));
        var low = value - Math.Sqrt(Square(a.Value - a.Low) + Square(b.High - b.Value));
        var high = value + Math.Sqrt(Square(a.High - a.Value) + Square(b.Value - b.Low));
        return new Interval(value, low, high, level);
    }

    private static double Square(double x) => x * x;


    private static NextStep Step(string? definition)
    {
        var step = Steps.Measure(Sentence.Of($"Have {LabelQuality.FirstReview} items labelled by two people each{(definition is null ? Sentence.Empty : Sentence.Of($" under '{definition}'"))} and record their agreement."), EvidenceKinds.LabelAgreement, 3);
        return definition is null ? step : step with { Command = $"{step.Command} --definition \"{definition}\"" };
    }
}
