using Millibar.Plan.Feasibility;
using Millibar.Statistics;

namespace Millibar.Portfolio;

/// <summary>Where a project lies on the matrix: medians with 90 % ranges, 0 to 1 on both axes.</summary>
public sealed record MatrixPlace
{
    /// <summary>Impact: geometric mean of its four drivers.</summary>
    public required Interval Impact { get; init; }

    /// <summary>Feasibility with difficulty weighing most.</summary>
    public required Interval DifficultyFirst { get; init; }

    /// <summary>Feasibility with data weighing most.</summary>
    public required Interval DataFirst { get; init; }

    /// <summary>Median of impact x feasibility with difficulty weighing most.</summary>
    public required double ScoreDifficultyFirst { get; init; }

    /// <summary>Median of impact x feasibility with data weighing most.</summary>
    public required double ScoreDataFirst { get; init; }

    /// <summary>Share of feasibility's weight that is measured, difficulty weighing most.</summary>
    public required double MeasuredDifficultyFirst { get; init; }

    /// <summary>Share of feasibility's weight that is measured, data weighing most.</summary>
    public required double MeasuredDataFirst { get; init; }

    /// <summary>Feasibility under an order.</summary>
    public Interval Feasibility(DriverOrder order) => order == DriverOrder.DataFirst ? DataFirst : DifficultyFirst;

    /// <summary>Measured share under an order.</summary>
    public double Measured(DriverOrder order) => order == DriverOrder.DataFirst ? MeasuredDataFirst : MeasuredDifficultyFirst;

    /// <summary>Impact x feasibility under an order.</summary>
    public double Score(DriverOrder order) => order == DriverOrder.DataFirst ? ScoreDataFirst : ScoreDifficultyFirst;
}
