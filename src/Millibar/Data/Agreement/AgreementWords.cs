using Millibar.Statistics.Agreement;

namespace Millibar.Data.Agreement;

/// <summary>Codes and names of scales and coefficients.</summary>
internal static class AgreementWords
{
    /// <summary>The code of a scale.</summary>
    public static string Code(Scale scale) => scale switch { Scale.Nominal => "nominal", Scale.Ordinal => "ordinal", Scale.Interval => "interval", _ => "ratio" };

    /// <summary>The scale of a code; null when there is none.</summary>
    public static Scale? ScaleOf(string code) => code switch { "nominal" => Scale.Nominal, "ordinal" => Scale.Ordinal, "interval" => Scale.Interval, "ratio" => Scale.Ratio, _ => null };

    /// <summary>The code of a coefficient on a scale.</summary>
    public static string Code(Coefficient coefficient, Scale scale) => coefficient switch
    {
        Coefficient.Observed => "observed",
        Coefficient.Alpha => "krippendorff_alpha",
        Coefficient.Gwet => scale == Scale.Nominal ? "gwet_ac1" : "gwet_ac2",
        Coefficient.Fleiss => "fleiss_kappa",
        Coefficient.Conger => "conger_kappa",
        _ => "brennan_prediger",
    };

    /// <summary>Its name; that of the two-rater form where only two people answered.</summary>
    public static string Name(Coefficient coefficient, Scale scale, int annotators) => coefficient switch
    {
        Coefficient.Observed => "observed agreement",
        Coefficient.Alpha => "Krippendorff's alpha",
        Coefficient.Gwet => scale == Scale.Nominal ? "Gwet's AC1" : "Gwet's AC2",
        Coefficient.Fleiss => annotators == 2 ? "Scott's pi" : "Fleiss' kappa",
        Coefficient.Conger => annotators == 2 ? "Cohen's kappa" : "Conger's kappa",
        _ => "Brennan-Prediger",
    };
}
