using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Decide.Stop;

/// <summary>What going on is expected to bring: P(success) x value a year x years - what is still to be paid, drawn from the charter's 90 % ranges.</summary>
/// <remarks>Money that is gone is gone: only the cost beyond <c>spent</c> counts, from draws in which there is some. Amounts are log-normal, a probability is normal and cut to 0 to 1.</remarks>
internal static class NetValue
{
    private const int Draws = 2000;
    private const double Z90 = 1.6448536269514722; // normal quantile of 0.95

    /// <summary>Share of draws in which going on costs more than it brings; null when the ranges do not say.</summary>
    /// <param name="priority">The estimates; value, success and cost must be there. Without years the value lasts one.</param>
    /// <param name="spent">Money spent so far; below the high end of the cost.</param>
    public static double? ShareBelowCost(PriorityEstimates priority, double spent)
    {
        if (priority is not { ValuePerYear: { } value, Success: { } success, Cost: { } cost }) return null;
        var years = priority.Years ?? new EstimateRange(1, 1);
        int counted = 0, below = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var z = Gaussians.AsSpan(4 * draw, 4);
            var (v, y) = (Amount(value, z[0]), Amount(years, z[1]));
            var p = Math.Clamp(Normal(success, z[2]), 0, 1);
            var c = Amount(cost, z[3]);
            if (c < spent) continue;
            counted++;
            if (p * v * y < c - spent) below++;
        }

        return counted == 0 ? null : (double)below / counted;
    }

    /// <summary>The same draws for every case: a better estimate never looks worse by chance.</summary>
    private static readonly double[] Gaussians = Drawn();

    private static double[] Drawn()
    {
        var random = new RandomStream(0).Fork("net-value");
        var drawn = new double[4 * Draws];
        foreach (ref var z in drawn.AsSpan()) z = random.NextGaussian();
        return drawn;
    }

    private static double Amount(EstimateRange range, double z) =>
        range.Low > 0 ? Math.Exp(Normal(new EstimateRange(Math.Log(range.Low), Math.Log(range.High)), z)) : Normal(range, z);

    private static double Normal(EstimateRange range, double z) => (range.Low + range.High) / 2 + z * (range.High - range.Low) / (2 * Z90);
}
