using Millibar.Statistics;

namespace Millibar.Decide.Calibration;

/// <summary>How many of the settled ones held.</summary>
/// <param name="Held">Those that held.</param>
/// <param name="Settled">All that are settled (n).</param>
internal sealed record Tally(int Held, int Settled)
{
    /// <summary>The share that held with its 95 % interval (Wilson); null when none is settled.</summary>
    public Interval? Share => Settled > 0 ? WilsonInterval.Of(Held, Settled) : null;
}
