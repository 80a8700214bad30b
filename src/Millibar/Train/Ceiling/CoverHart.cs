namespace Millibar.Train.Ceiling;

/// <summary>What label disagreement says about the best reachable error.</summary>
/// <remarks>Source: T. M. Cover and P. E. Hart, IEEE Trans. Inf. Theory 13 (1967) 21-27: two labels drawn for the same input differ as often as the asymptotic nearest neighbour errs.</remarks>
internal static class CoverHart
{
    /// <summary>The lower bound of the Bayes error: (k-1)/k (1 - sqrt(1 - k/(k-1) D)).</summary>
    /// <param name="disagreement">D, the probability that two labels of the same input differ; 0 to 1. Above (k-1)/k, where labels are pure chance, it counts as that.</param>
    /// <param name="classCount">k, at least 2.</param>
    /// <returns>Between 0 and (k-1)/k; the upper bound is D itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the range stated above.</exception>
    public static double LowerBound(double disagreement, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(disagreement);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(disagreement, 1);
        var chance = (classCount - 1.0) / classCount;
        return chance * (1 - Math.Sqrt(Math.Max(0, 1 - disagreement / chance)));
    }

    /// <summary>The Bayes error of a binary task after each label was flipped with the same probability: R (1 - 2 rho) + rho.</summary>
    /// <param name="bayesError">R, the error without noise; 0 to 0.5.</param>
    /// <param name="flip">rho; 0 to 0.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the range stated above.</exception>
    public static double UnderSymmetricNoise(double bayesError, double flip)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bayesError);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bayesError, 0.5);
        ArgumentOutOfRangeException.ThrowIfNegative(flip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(flip, 0.5);
        return bayesError * (1 - 2 * flip) + flip;
    }
}
