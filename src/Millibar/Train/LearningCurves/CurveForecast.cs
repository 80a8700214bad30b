using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.CurveFits;

namespace Millibar.Train.LearningCurves;

/// <summary>A curve extended beyond its last anchor, in error form: a centre, and an interval whose width was learnt on finished curves.</summary>
/// <remarks>
/// The interval is conformal: centre - q_low h to centre + q_high h, where h tells how far five fits disagree and q comes from
/// <see cref="ConformalTable"/>. Covariances of a fit are over-confident here: they know the noise of the points, not the misfit of the law.
/// </remarks>
internal sealed record CurveForecast
{
    /// <summary>No forecast goes farther than this many times the last anchor.</summary>
    public const double FarthestFactor = 20;

    /// <summary>Rows of the last anchor.</summary>
    public required int LastRows { get; init; }

    /// <summary>Measured error at the last anchor.</summary>
    public required double LastError { get; init; }

    /// <summary>Whose quantiles are used.</summary>
    public required LearnerFamily Family { get; init; }

    /// <summary>The highest possible error; infinite where there is none.</summary>
    public required double Highest { get; init; }

    /// <summary>pow3 with weights n^2: the centre, and the pessimistic end of the data need.</summary>
    public required FittedCurve Centre { get; init; }

    /// <summary>pow2 with weights n^2: the optimistic end of the data need.</summary>
    public required FittedCurve Optimistic { get; init; }

    /// <summary>The other fits, whose disagreement with the centre sets the interval's width.</summary>
    public required ImmutableArray<FittedCurve> Others { get; init; }

    /// <summary>The error at <paramref name="rows"/> rows with its interval.</summary>
    /// <param name="rows">From the last anchor to 20 times it.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    public Interval At(double rows, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, LastRows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, LastRows * FarthestFactor);
        var (low, high) = ConformalTable.Quantiles(Family, rows / LastRows, level);
        var centre = Math.Min(Centre.At(rows), Highest);
        var width = WidthAt(rows);
        return new Interval(centre, Math.Max(0, centre - low * width), Math.Min(Highest, centre + high * width), level);
    }

    /// <summary>h: how far the fits disagree, and how much fall the centre promises.</summary>
    /// <param name="rows">Training rows.</param>
    public double WidthAt(double rows)
    {
        var centre = Centre.At(rows);
        var (lowest, highest) = (centre, centre);
        foreach (var other in Others)
        {
            var value = other.At(rows);
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }

        return highest - lowest + 0.3 * Math.Max(0, LastError - centre) + 0.003;
    }

    /// <summary>How many rows an error needs.</summary>
    /// <param name="target">The error to come down to.</param>
    /// <param name="currentRows">Training rows at hand; at least 1.</param>
    /// <returns>Null where even the optimistic curve does not get there within 20 times the last anchor.</returns>
    /// <remarks>Two families bracket the need, because its error is far larger than that of the forecast (Mahmood et al., CVPR 2022).</remarks>
    public DataNeed? NeedFor(double target, int currentRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(currentRows, 1);
        var farthest = LastRows * FarthestFactor;
        var optimistic = Optimistic.RowsFor(target);
        var pessimistic = Centre.RowsFor(target);
        var first = Math.Min(optimistic ?? double.PositiveInfinity, pessimistic ?? double.PositiveInfinity);
        if (first > farthest) return null;
        var last = optimistic is { } a && pessimistic is { } b ? Math.Max(a, b) : double.PositiveInfinity;
        var low = Math.Max(currentRows, (int)Math.Ceiling(first));
        int? high = last > farthest ? null : Math.Max(low, (int)Math.Ceiling(last));
        return new DataNeed(low, high, CollectionRounds.Plan(currentRows, low, high ?? (int)farthest));
    }
}
