using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Train.Ladder;

/// <summary>One rung of the ladder, measured.</summary>
public sealed record RungResult
{
    private const double Level = 0.95;

    /// <summary>constant, one-rule, scripted-rule, linear, neighbours, boosting, boosting-tuned, human, published or predictions.</summary>
    public required string Rung { get; init; }

    /// <summary>What it is in this case, e.g. the feature of the one rule; or why it is absent.</summary>
    public Sentence? Note { get; init; }

    /// <summary>finished, not-finished (budget), or absent (with <see cref="Note"/>).</summary>
    public required RungState State { get; init; }

    /// <summary>Every metric of the task, in its own unit, with its interval; empty unless finished.</summary>
    public ImmutableSortedDictionary<string, Interval> Metrics { get; init; } = ImmutableSortedDictionary<string, Interval>.Empty;

    /// <summary>A bare value of the optimising metric without interval or sample size (reported, not measured); null otherwise.</summary>
    public double? Reported { get; init; }

    /// <summary>Rows that the metrics were measured on (distinct ones).</summary>
    public int Rows { get; init; }

    /// <summary>Seconds to fit on the whole training part; null for external rungs.</summary>
    public double? FitSeconds { get; init; }

    /// <summary>Model size in MB (10^6 bytes); null for external rungs.</summary>
    public double? ModelSizeMb { get; init; }

    /// <summary>Median single-row latency in milliseconds; null for external rungs.</summary>
    public double? LatencyP50Ms { get; init; }

    /// <summary>99th percentile of single-row latency in milliseconds; null for external rungs.</summary>
    public double? LatencyP99Ms { get; init; }

    /// <summary>Fit time in seconds with its 95 % interval, from the folds' scatter; null where it was not timed.</summary>
    public OperationalValue? FitTime => Timings?.Fit(Level);

    /// <summary>Median single-row latency in milliseconds with its 95 % interval; null where it was not timed.</summary>
    public OperationalValue? LatencyP50 => Timings?.Latency(0.5, Level);

    /// <summary>99th percentile of single-row latency in milliseconds with its 95 % interval; null where it was not timed.</summary>
    public OperationalValue? LatencyP99 => Timings?.Latency(0.99, Level);

    /// <summary>The clock's readings behind the times; null for external rungs.</summary>
    internal RungTimings? Timings { get; init; }

    /// <summary>Paired gain over the best cheaper rung, positive is better; null for the first rung or where rows are not known.</summary>
    public Gain? GainOverBestCheaper { get; init; }
}
