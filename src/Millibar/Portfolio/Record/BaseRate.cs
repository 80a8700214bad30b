using MathNet.Numerics.Distributions;
using Millibar.Statistics;

namespace Millibar.Portfolio.Record;

/// <summary>How often projects succeed here: where the probability of success starts for a project whose own nobody has estimated.</summary>
/// <remarks>
/// A beta law: the lecture's 15 % counts as the experience of ten projects, every finished project of the workspace adds its own. The prior is an often-quoted figure,
/// not a fact; it is shown wherever it is used.
/// </remarks>
/// <param name="Succeeded">Finished projects that succeeded.</param>
/// <param name="Finished">Finished projects: in production, stopped, or with a recorded outcome.</param>
public sealed record BaseRate(int Succeeded, int Finished)
{
    /// <summary>Share of projects that succeed, before any of one's own is finished.</summary>
    public const double Prior = 0.15;

    /// <summary>Number of projects that the prior counts for.</summary>
    public const double PriorProjects = 10;

    private double Alpha => Prior * PriorProjects + Succeeded;

    private double Beta => (1 - Prior) * PriorProjects + Finished - Succeeded;

    /// <summary>The rate with its 90 % range.</summary>
    public Interval Rate => new(
        Alpha / (Alpha + Beta),
        MathNet.Numerics.Distributions.Beta.InvCDF(Alpha, Beta, 0.05),
        MathNet.Numerics.Distributions.Beta.InvCDF(Alpha, Beta, 0.95),
        0.9);

    /// <summary>The rate as a law: its mean is the rate.</summary>
    internal RangeLaw Law => RangeLaw.ShareWithMean(Rate.Value, Rate.Low, Rate.High, Rate.Level);
}
