using Millibar.Statistics;

namespace Millibar.Plan;

/// <summary>What the ladder says of one metric.</summary>
internal sealed record MetricStanding
{
    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether more is better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>Value of the constant rung: what always giving the same answer reaches.</summary>
    public required double Constant { get; init; }

    /// <summary>The best rung.</summary>
    public required string BestRung { get; init; }

    /// <summary>Its value.</summary>
    public required Interval Best { get; init; }

    /// <summary>Rows behind it; 0 when not recorded.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of rungs compared, without the constant one.</summary>
    public required int Rungs { get; init; }

    /// <summary>How much depends on the choice of model: distance between best and worst rung as a share of the way from the constant to a perfect value. The low end is what their intervals leave for sure.</summary>
    public required Interval Spread { get; init; }

    /// <summary>Way still to go to the charter's threshold, as the same kind of share; 0 when the best rung meets it, null when there is no threshold.</summary>
    public required double? ToGo { get; init; }

    /// <summary>A requirement to hold while something else is optimised: the worse end of the best rung's interval.</summary>
    public required string Suggested { get; init; }

    /// <summary>The advice in words.</summary>
    public required Sentence Advice { get; init; }
}
