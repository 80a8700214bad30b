namespace Millibar.Data.Queues;

/// <summary>What is asked of a queue.</summary>
internal sealed record QueueWish
{
    /// <summary>Most rows; at least 1.</summary>
    public required int Size { get; init; }

    /// <summary>What decides.</summary>
    public required QueueOrder Order { get; init; }

    /// <summary>Share drawn at random whatever the order, 0 to 1.</summary>
    public double RandomShare { get; init; } = 0.2;

    /// <summary>True when the metric judges scores or their order (ROC AUC, log loss) rather than decisions (accuracy).</summary>
    public bool JudgesRanks { get; init; }

    /// <summary>Doubt by entropy instead of margin.</summary>
    public bool ByEntropy { get; init; }

    /// <summary>For <see cref="QueueOrder.Decision"/>: rows to judge by are wanted, not rows to learn from.</summary>
    public bool WantsTestRows { get; init; }

    /// <summary>For test rows: a row counts as right when its class is among this many likeliest; null when the metric is no share of right answers.</summary>
    public int? RightAmong { get; init; }
}
