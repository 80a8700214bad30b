using Millibar.Statistics;

namespace Millibar.Plan.Impact;

/// <summary>The causes that all projects share, one draw of each for every simulated future. They depend on the seed alone.</summary>
internal sealed class CommonFactors
{
    private CommonFactors(double[] economy, double[] overrun, SharedDrivers shares)
    {
        Economy = economy;
        Overrun = overrun;
        Shares = shares;
    }

    /// <summary>Number of simulated futures.</summary>
    public int Draws => Economy.Length;

    /// <summary>How much they matter.</summary>
    public SharedDrivers Shares { get; }

    internal double[] Economy { get; }

    internal double[] Overrun { get; }

    /// <summary>Draws the factors.</summary>
    /// <param name="random">The simulation's stream.</param>
    /// <param name="draws">Number of futures, at least 1.</param>
    /// <param name="shares">How much they matter.</param>
    public static CommonFactors Draw(RandomStream random, int draws, SharedDrivers shares)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        return new CommonFactors(Normals.Draw(random.Fork("economy"), draws), Normals.Draw(random.Fork("overrun"), draws), shares);
    }
}
