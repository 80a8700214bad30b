using Millibar.Statistics;

namespace Millibar.Plan.Impact;

/// <summary>A project's value in every simulated future: P(success) x value a year x years - cost.</summary>
/// <remarks>
/// The draws of a project depend on the seed, its own stream and its own inputs only: never on which other projects there are.
/// </remarks>
internal sealed class ValueDraws
{
    private ValueDraws(double[] success, double[] valuePerYear, double[] years, double[] cost)
    {
        (Success, ValuePerYear, Years, Cost) = (success, valuePerYear, years, cost);
        Value = new double[success.Length];
        for (var i = 0; i < Value.Length; i++) Value[i] = success[i] * Impact(i) - cost[i];
    }

    /// <summary>Probability of success, one a draw.</summary>
    internal double[] Success { get; }

    internal double[] ValuePerYear { get; }

    internal double[] Years { get; }

    /// <summary>Cost still to be paid, one a draw.</summary>
    internal double[] Cost { get; }

    /// <summary>Value, one a draw.</summary>
    public double[] Value { get; }

    /// <summary>Expected value: the mean of the draws.</summary>
    public double Mean => Value.Average();

    /// <summary>What success brings in draw <paramref name="i"/>, before cost.</summary>
    internal double Impact(int i) => ValuePerYear[i] * Years[i];

    /// <summary>Probability that the project costs more than it brings: it fails, or succeeds and brings too little.</summary>
    public double LossChance
    {
        get
        {
            double loss = 0;
            for (var i = 0; i < Value.Length; i++)
            {
                if (Cost[i] > 0) loss += 1 - Success[i];
                if (Impact(i) < Cost[i]) loss += Success[i];
            }

            return loss / Value.Length;
        }
    }

    /// <summary>Simulates a project.</summary>
    /// <param name="inputs">What it is made of.</param>
    /// <param name="common">What it shares with other projects.</param>
    /// <param name="hardness">Its own hardness, standard normal, one a draw.</param>
    /// <param name="random">Its own stream.</param>
    public static ValueDraws Draw(ValueInputs inputs, CommonFactors common, ReadOnlySpan<double> hardness, RandomStream random)
    {
        var shares = common.Shares;
        var cost = Normals.Draw(inputs.Cost, random.Fork("cost"), common.Overrun, shares.Overrun);
        for (var i = 0; i < cost.Length; i++) cost[i] = Math.Max(cost[i] - inputs.Spent, 0);
        return new ValueDraws(
            Normals.Draw(inputs.Success, random.Fork("success"), hardness, -shares.Hardness),
            Normals.Draw(inputs.ValuePerYear, random.Fork("value-per-year"), common.Economy, shares.Economy),
            Normals.Draw(inputs.Years, random.Fork("years"), common.Economy, 0),
            cost);
    }
}
