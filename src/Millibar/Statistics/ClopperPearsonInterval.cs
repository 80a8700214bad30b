using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Millibar.Statistics;

/// <summary>The exact binomial interval of a proportion: the one to guarantee with.</summary>
/// <remarks>Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404-413. Assumes independent rows; covers at least its level.</remarks>
public static class ClopperPearsonInterval
{
    /// <summary>The two-sided interval of <paramref name="successes"/> out of <paramref name="trials"/>.</summary>
    /// <param name="successes">Rows that count; 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Independent rows judged; at least 1.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the range stated above.</exception>
    public static Interval Of(int successes, int trials, double level = 0.95)
    {
        NormalLaw.RequireLevel(level);
        var tail = (1 - level) / 2;
        return new Interval(
            (double)successes / Math.Max(trials, 1), LowerBound(successes, trials, tail), UpperBound(successes, trials, tail), level);
    }

    /// <summary>The one-sided upper bound: the true proportion lies above it in at most a share <paramref name="risk"/> of cases.</summary>
    /// <param name="successes">Rows that count, e.g. failures of an autonomous system; 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Independent rows judged; at least 1.</param>
    /// <param name="risk">Strictly between 0 and 1, e.g. 0.05.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the range stated above.</exception>
    public static double UpperBound(int successes, int trials, double risk)
    {
        Require(successes, trials, risk);
        return successes == trials ? 1 : BetaQuantile(successes + 1, trials - successes, 1 - risk);
    }

    /// <summary>The one-sided lower bound: the true proportion lies below it in at most a share <paramref name="risk"/> of cases.</summary>
    /// <inheritdoc cref="UpperBound"/>
    public static double LowerBound(int successes, int trials, double risk)
    {
        Require(successes, trials, risk);
        return successes == 0 ? 0 : BetaQuantile(successes, trials - successes + 1, risk);
    }

    private static void Require(int successes, int trials, double risk)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        NormalLaw.RequireLevel(risk);
    }

    private static double BetaQuantile(double a, double b, double probability) =>
        Brent.FindRoot(x => SpecialFunctions.BetaRegularized(a, b, x) - probability, 0, 1, 1e-14, 1000);
}
