namespace Millibar.Data.Agreement;

/// <summary>Where people mostly agree and yet kappa or alpha is low, because one label is nearly always given.</summary>
/// <param name="Observed">Share of pairs of answers that agree.</param>
/// <param name="Alpha">Krippendorff's alpha.</param>
/// <param name="Gwet">Gwet's AC1.</param>
/// <param name="Label">The label that is nearly always given.</param>
/// <param name="Share">Its share of the answers.</param>
/// <param name="RareLabel">The label that matters then: the one after it.</param>
/// <param name="RareAgreement">When one says so, how often another does too.</param>
/// <remarks>A. R. Feinstein, D. V. Cicchetti, J. Clin. Epidemiol. 43 (1990) 543-549.</remarks>
internal sealed record KappaParadox(double Observed, double Alpha, double Gwet, string Label, double Share, string RareLabel, double RareAgreement)
{
    private const double MostlyAgreed = 0.7;
    private const double Gap = 0.2;
    private const double Prevalent = 0.75;

    /// <summary>Finds it; null where the coefficients tell the same story.</summary>
    public static KappaParadox? Of(double observed, double? alpha, double? gwet, IReadOnlyList<LabelAgreement> labels)
    {
        if (alpha is not { } a || gwet is not { } g || observed < MostlyAgreed || g - a < Gap) return null;
        var order = labels.OrderByDescending(label => label.Share).ToList();
        return order is [{ Share: >= Prevalent } common, { Agreement: { } rare } next, ..]
            ? new KappaParadox(observed, a, g, common.Label, common.Share, next.Label, rare.Value)
            : null;
    }

    /// <summary>In plain words.</summary>
    public string Text => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"People agree on {Observed:P0} of the pairs of answers, and yet alpha is only {Alpha:0.00}: {Share:P0} of all answers say '{Label}', so that two people would agree that often by chance. AC1, which does not hold this against them, is {Gwet:0.00}. Look at the rare label: where one says '{RareLabel}', another does in {RareAgreement:P0} of the cases. If it is the rare one that matters, trust alpha; and label more items that may be '{RareLabel}'.");
}
