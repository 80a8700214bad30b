using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Data.Consensus;

/// <summary>One label an item, how sure each is, and how good those are who gave the answers.</summary>
internal sealed record ConsensusReport
{
    /// <summary>How it was made.</summary>
    public required ConsensusOptions Options { get; init; }

    /// <summary>The method that was used.</summary>
    public required ConsensusMethod Method { get; init; }

    /// <summary>Why this one.</summary>
    public required string Why { get; init; }

    /// <summary>The labels, in order.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>The items, in the order of the sheet.</summary>
    public required ImmutableArray<ConsensusItem> Items { get; init; }

    /// <summary>Answers that count.</summary>
    public required int Answers { get; init; }

    /// <summary>Mean of the labels' qualities: the share that is right if people err independently of each other. Where hard items mislead many alike it is far too high.</summary>
    public required double MeanQuality { get; init; }

    /// <summary>Share of labels that the expert confirms; null without an expert.</summary>
    public required Interval? Right { get; init; }

    /// <summary>Items that the expert answered and others too; 0 without one.</summary>
    public required int Confirmed { get; init; }

    /// <summary>The annotators, in the order of the sheet.</summary>
    public required ImmutableArray<AnnotatorSkill> Annotators { get; init; }

    /// <summary>How good people are, each judged by the others.</summary>
    public required ImmutableArray<HumanRung> Rungs { get; init; }

    /// <summary>How much better answers are foretold when annotators may differ; null where that was not tried.</summary>
    public required AnnotatorStrength? Strength { get; init; }

    /// <summary>Weight of the model in units of the mean annotator's; null without a model.</summary>
    public required double? ModelWeight { get; init; }

    /// <summary>Items whose consensus is not the commonest answer.</summary>
    public required int Overruled { get; init; }
}

/// <summary>The consensus on one item.</summary>
/// <param name="Item">Its name.</param>
/// <param name="Label">The label.</param>
/// <param name="Quality">Estimated chance that it is right, 0 to 1.</param>
/// <param name="Answers">Answers that it rests on.</param>
/// <param name="Same">Share of them that say the same.</param>
internal readonly record struct ConsensusItem(string Item, string Label, double Quality, int Answers, double Same);

/// <summary>What to do with an annotator.</summary>
internal enum AnnotatorStanding
{
    /// <summary>His interval lies at or above the bar.</summary>
    Certify,

    /// <summary>His interval reaches over the bar: more of his answers would decide.</summary>
    Open,

    /// <summary>His interval lies below the bar.</summary>
    Retrain,
}

/// <summary>How often an annotator is right, judged by a consensus that does not hold the answer that is judged.</summary>
/// <param name="Annotator">Who.</param>
/// <param name="Answers">Answers.</param>
/// <param name="Judged">Those that somebody else, or a model, judged.</param>
/// <param name="Right">Share that is right; null when none was judged.</param>
/// <param name="Standing">Against the bar.</param>
/// <param name="Weight">Vote, in units of the mean annotator's; null where votes are not weighed.</param>
internal sealed record AnnotatorSkill(string Annotator, int Answers, int Judged, Interval? Right, AnnotatorStanding Standing, double? Weight);

/// <summary>A human rung of the ladder.</summary>
/// <param name="Rung">human-single, human-ensemble or human-expert.</param>
/// <param name="Value">Share of right answers.</param>
/// <param name="Accuracy">With its interval; null where it is only what a model says.</param>
/// <param name="Items">Items it was seen on (n).</param>
/// <param name="Note">How it was estimated.</param>
internal sealed record HumanRung(string Rung, double Value, Interval? Accuracy, int Items, string Note);
