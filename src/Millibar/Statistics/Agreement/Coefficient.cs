namespace Millibar.Statistics.Agreement;

/// <summary>The coefficients of agreement.</summary>
internal enum Coefficient
{
    /// <summary>Share of pairs of answers to an item that agree; weighted where the scale is.</summary>
    Observed,

    /// <summary>Krippendorff's alpha.</summary>
    Alpha,

    /// <summary>Gwet's AC1; AC2 where the scale has weights.</summary>
    Gwet,

    /// <summary>Fleiss' kappa; Scott's pi for two raters.</summary>
    Fleiss,

    /// <summary>Conger's kappa; Cohen's for two raters.</summary>
    Conger,

    /// <summary>Brennan and Prediger's; Randolph's free-marginal kappa, the S of two raters.</summary>
    BrennanPrediger,
}
