namespace Millibar.Statistics.Agreement;

/// <summary>A coefficient of agreement with what is known about its error.</summary>
/// <param name="Coefficient">Which.</param>
/// <param name="StandardError">From the linearised variance; at least 0.</param>
/// <param name="Analytic">Value, plus and minus Student's t with n - 1 degrees of freedom times the standard error, at most 1.</param>
/// <param name="Bootstrap">Over items; null where it was not asked for, and for <see cref="Coefficient.Conger"/>, which depends on who answered.</param>
internal sealed record AgreementValue(Coefficient Coefficient, double StandardError, Interval Analytic, Interval? Bootstrap)
{
    /// <summary>The coefficient, at most 1.</summary>
    public double Value => Analytic.Value;

    /// <summary>The interval to report: the bootstrap's where there is one.</summary>
    public Interval Interval => Bootstrap ?? Analytic;

    /// <summary>Chance that the true coefficient lies in a band, a normal law cut to -1 to 1 taken for its error.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above <paramref name="low"/>.</param>
    /// <remarks>Source: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), section 6.4: words such as "substantial" are convention, this chance is not.</remarks>
    public double ChanceWithin(double low, double high) => ChanceWithin(Value, StandardError, low, high);

    /// <summary>The same for any estimate and standard error.</summary>
    public static double ChanceWithin(double value, double standardError, double low, double high)
    {
        if (standardError <= 0) return value >= low && (value < high || high >= 1) ? 1 : 0;
        var all = Above(value, standardError, -1) - Above(value, standardError, 1);
        return (Above(value, standardError, Math.Max(-1, low)) - Above(value, standardError, Math.Min(1, high))) / all;
    }

    private static double Above(double value, double standardError, double bar) => NormalLaw.Below((value - bar) / standardError);
}
