namespace Millibar.Statistics;

/// <summary>How often the same test rows can be looked at, and how many rows a number of looks takes.</summary>
/// <remarks>
/// <para>Each look tells something of the rows; what is built next may fit their chance. These sizes bound by how much the best of all
/// looks can flatter. They hold for shares of independent rows (accuracy, recall); for other metrics they are a convention.</para>
/// <para>Source: C. Renggli, B. Karlas, B. Ding, F. Liu, K. Schawinski, W. Wu, C. Zhang, "Continuous integration of machine learning
/// models with ease.ml/ci", MLSys 2019; W. Hoeffding, JASA 58 (1963) 13-30; G. Bennett, JASA 57 (1962) 33-45.</para>
/// </remarks>
internal static class TestReuse
{
    /// <summary>Tolerance of a look unless the split says otherwise: five points.</summary>
    public const double DefaultTolerance = 0.05;

    /// <summary>Rows for looks that were all planned before the first one: r^2 ln(m r / delta) / (2 eps^2).</summary>
    /// <param name="looks">m, at least 1.</param>
    /// <param name="tolerance">eps: most by which a value may be off, strictly between 0 and 1.</param>
    /// <param name="delta">Chance that one is off by more, strictly between 0 and 1.</param>
    /// <param name="range">r: 1 for one share, 2 for the difference of two, and so on.</param>
    public static double PlannedRows(int looks, double tolerance, double delta, int range = 1)
    {
        Check(looks, tolerance, delta, range);
        return range * range * Math.Log(looks * range / delta) / (2 * tolerance * tolerance);
    }

    /// <summary>Rows for looks of which each may depend on the answers to those before: r^2 (ln(r / delta) + m ln 2) / (2 eps^2).</summary>
    /// <inheritdoc cref="PlannedRows"/>
    public static double AdaptiveRows(int looks, double tolerance, double delta, int range = 1)
    {
        Check(looks, tolerance, delta, range);
        return range * range * (Math.Log(range / delta) + looks * Math.Log(2)) / (2 * tolerance * tolerance);
    }

    /// <summary>Rows to compare two models that disagree on few of them: ln(1 / delta) / (p ((1 + eps/p) ln(1 + eps/p) - eps/p)). Only the share p needs labels.</summary>
    /// <param name="disagreement">p: most of the rows on which they disagree, strictly between 0 and 1.</param>
    /// <param name="tolerance">eps, strictly between 0 and 1.</param>
    /// <param name="delta">Chance to be off by more, strictly between 0 and 1.</param>
    public static double DisagreementRows(double disagreement, double tolerance, double delta)
    {
        Check(1, tolerance, delta, 1);
        if (!(disagreement is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(disagreement));
        var u = tolerance / disagreement;
        return Math.Log(1 / delta) / (disagreement * ((1 + u) * Math.Log(1 + u) - u));
    }

    /// <summary>Looks, each of which may depend on those before, that test rows bear; at least 1.</summary>
    /// <param name="rows">Distinct test rows, at least 1.</param>
    /// <param name="confidence">Confidence of what is judged on them, strictly between 0 and 1.</param>
    /// <param name="tolerance">
    /// eps, strictly between 0 and 1; null for <see cref="DefaultTolerance"/>, or for twice what chance does to a single look where that is
    /// more: rows that carry no five points are not asked for them. A part of any size then bears some looks (12 at 95 %).
    /// </param>
    /// <remarks>Solves <see cref="AdaptiveRows"/> for m.</remarks>
    public static int Looks(int rows, double confidence, double? tolerance = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var delta = 1 - confidence;
        var eps = tolerance ?? Tolerance(rows, confidence);
        Check(1, Math.Min(eps, 0.5), delta, 1);
        var looks = (2 * eps * eps * rows - Math.Log(1 / delta)) / Math.Log(2);
        return (int)Math.Clamp(Math.Floor(looks + 1e-9), 1, int.MaxValue);
    }

    /// <summary>The tolerance that <see cref="Looks"/> takes when none is given.</summary>
    /// <param name="rows">Distinct test rows, at least 1.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    public static double Tolerance(int rows, double confidence) =>
        Math.Max(DefaultTolerance, 2 * Math.Sqrt(Math.Log(1 / (1 - confidence)) / (2 * rows)));

    private static void Check(int looks, double tolerance, double delta, int range)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(looks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(range, 1);
        if (!(tolerance is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(tolerance));
        if (!(delta is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(delta));
    }
}
