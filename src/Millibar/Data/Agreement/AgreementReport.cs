using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Agreement;

/// <summary>How far annotators agree, in all respects that were measured.</summary>
internal sealed record AgreementReport
{
    /// <summary>The answers, one a person and item.</summary>
    public required AnswerSheet Sheet { get; init; }

    /// <summary>How far apart labels are.</summary>
    public required Scale Scale { get; init; }

    /// <summary>The coefficients; null where no item has two answers.</summary>
    public required AgreementMeasures? Measures { get; init; }

    /// <summary>Why kappa and alpha are low although people mostly agree; null where they are not.</summary>
    public required KappaParadox? Paradox { get; init; }

    /// <summary>Items with one answer, which tell nothing about agreement.</summary>
    public required int SingleItems { get; init; }

    /// <summary>How far people agree with themselves, over answers that they gave twice; null when nobody did.</summary>
    public required Interval? Self { get; init; }

    /// <summary>Answers that were given again by the same person.</summary>
    public required int Repeats { get; init; }

    /// <summary>Label by label, in their order.</summary>
    public required ImmutableArray<LabelAgreement> Labels { get; init; }

    /// <summary>Annotator by annotator, the fewest in agreement with the others first.</summary>
    public required ImmutableArray<AnnotatorQuality> Annotators { get; init; }

    /// <summary>Pairs of annotators with the most items in common, these first.</summary>
    public required ImmutableArray<PairAgreement> Pairs { get; init; }

    /// <summary>Pairs that have items in common.</summary>
    public required int PairCount { get; init; }

    /// <summary>Part by part of the time in which answers were given; empty when too few have a time.</summary>
    public required ImmutableArray<PeriodAgreement> Periods { get; init; }

    /// <summary>Confusion of the labels: k x k row-major counts, what the others said in rows, what one said in columns.</summary>
    public required ImmutableArray<double> Confusion { get; init; }
}
