using System.Collections.Immutable;
using Millibar.Evidence;

namespace Millibar.Decide;

/// <summary>Whether a threshold can be reached: what all learning curves and the ceiling say of it.</summary>
internal sealed record Reach
{
    /// <summary>The threshold.</summary>
    public required Standing Bar { get; init; }

    /// <summary>Every curve of its metric.</summary>
    public required ImmutableArray<CurveReach> Curves { get; init; }

    /// <summary>The ceiling; null when it was not looked for.</summary>
    public required EvidenceItem? Ceiling { get; init; }

    /// <summary>Whether boosting, the strongest cheap rung, was measured: without it nobody can say that the best is not good enough.</summary>
    public required bool StrongestMeasured { get; init; }

    /// <summary>The curve that gets there first; null when none does for sure.</summary>
    public CurveReach? First => Curves.Where(curve => curve.Reaches).MinBy(curve => curve.High);

    /// <summary>A curve whose band covers the threshold; null when none does.</summary>
    public CurveReach? Hopeful => Curves.Where(curve => curve.May).MinBy(curve => curve.Low);

    /// <summary>Whether every curve misses the threshold at every affordable number of rows.</summary>
    public bool Missed => StrongestMeasured && !Curves.IsEmpty && Curves.All(curve => curve.Misses);

    /// <summary>The best that the curves promise, where all of them miss.</summary>
    public CurveReach Nearest => Curves.OrderBy(curve => Bar.Requirement.Comparison == Plan.Requirements.Comparison.AtLeast ? -Bar.Best(curve.Last.Value) : Bar.Best(curve.Last.Value)).First();

    /// <summary>Whether the threshold lies beyond the ceiling.</summary>
    public bool BeyondCeiling => Ceiling?.Measured is { } band && !Bar.Requirement.IsSatisfiedBy(Bar.Best(band));

    /// <summary>Whether the ceiling was looked for: it has a band, or a reason why nothing bounds the metric.</summary>
    public bool CeilingKnown => Ceiling is { } ceiling && (ceiling.Measured is not null || ceiling.Fact("none") is not null);

    /// <summary>Whether it is out of reach: every curve misses it, or it lies beyond the ceiling and no curve reaches it for sure.</summary>
    public bool IsOut => Missed || (BeyondCeiling && First is null);

    /// <summary>The evidence that it rests on.</summary>
    public ImmutableArray<string> Cites => [.. Curves.Select(curve => curve.Curve.Id), .. Ceiling is null ? Array.Empty<string>() : [Ceiling.Id]];

    /// <summary>Reads the case.</summary>
    public static Reach Of(CaseFile file, Standing bar)
    {
        var metric = bar.Requirement.Metric;
        return new Reach
        {
            Bar = bar,
            Curves = [.. file.Current(EvidenceKinds.LearningCurve).Where(curve => curve.Metric == metric)
                .OrderBy(curve => curve.Subject.Model, StringComparer.Ordinal)
                .Select(curve => CurveReach.Of(curve, bar, file.Charter.Resources.MaxRows)).OfType<CurveReach>()],
            Ceiling = file.Reading.Find(EvidenceKinds.Ceiling, metric),
            StrongestMeasured = file.Current(EvidenceKinds.Rung).Any(rung => rung.Subject.Model is "boosting" or "boosting-tuned"),
        };
    }

    /// <summary>What is missing, when neither curve nor ceiling settles it.</summary>
    public Ruling.CannotTell Open(CaseFile file, Sentence start)
    {
        var cites = Cites;
        if (Curves.IsEmpty)
            return new Ruling.CannotTell(Sentence.Of($"{start} No learning curve says whether more rows would help."), Steps.Curve(file)) { Cites = cites };
        if (Hopeful is { } hopeful)
            return new Ruling.CannotTell(
                Sentence.Of($"{start} The forecast does not settle it: {Words.Value(hopeful.Last.Value)} at {Words.Count(hopeful.Last.Rows)} rows covers the threshold{(CeilingKnown ? Sentence.Empty : Sentence.Of(", and no ceiling was measured"))}."),
                new NextStep(Sentence.Of($"Collect up to {Words.Count(Math.Max(hopeful.Low!.Value, hopeful.Today + 1))} rows and measure the curve again."), "millibar data add FILE", 16))
            {
                Cites = cites,
                Flips = [new Flip { Text = Sentence.Of($"the whole forecast of {hopeful.Curve.Subject.Model} meets {Words.Number(Bar.Requirement.Threshold)}"), Evidence = CurveReach.Instead(hopeful.Curve, Bar, met: true) }],
            };
        if (!StrongestMeasured)
            return new Ruling.CannotTell(Sentence.Of($"{start} The strongest cheap rung, boosting, was not measured: without it nobody can say that the best is not good enough."), Steps.Try(file)) { Cites = cites };
        return new Ruling.CannotTell(
            Sentence.Of($"{start} The forecast ends at {Words.Count(Nearest.Last.Rows)} rows; it says nothing of the {Words.Number(file.Charter.Resources.MaxRows ?? 0)} rows that the charter allows."),
            new NextStep(Sentence.Of("Collect more rows and measure the curve again, or say in the charter how many could really be had."), "millibar plan set resources.max_rows NUMBER", 1))
        { Cites = cites };
    }
}
