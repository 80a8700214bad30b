using Millibar.Evidence;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Decide;

/// <summary>The one measurement of label quality that counts for a project, and the bar that its target sets.</summary>
/// <remarks>
/// <para>Labels given by several people are judged by their agreement, all others by reviewed errors. Flags of an audit never count.</para>
/// <para>The bar is the label-error rate e at which a perfect model would just be scored at the target T, for errors that hit all classes alike:
/// 1 - T for shares of right answers and for roc_auc (two classes of equal size); (1 - T) / 2 for mcc and cohen_kappa, which fall as 1 - 2e; T for brier and
/// expected_calibration_error; for log_loss the e whose entropy is T. Metrics without such a relation (regression, cost) use 5 %.
/// Two annotators who each err at rate e agree, chance-corrected, to (1 - 2e)^2: that is the bar on agreement.</para>
/// </remarks>
internal static class LabelQuality
{
    /// <summary>The bar where none follows from the target.</summary>
    public const double DefaultErrorRate = 0.05;

    /// <summary>Labels to review, or to give twice, for a first look.</summary>
    public const int FirstReview = 100;

    /// <summary>The kind that counts.</summary>
    public static string Kind(CaseFile file) =>
        file.Charter.Target.Labels == LabelOrigin.SeveralAnnotators ? EvidenceKinds.LabelAgreement : EvidenceKinds.LabelErrors;

    /// <summary>The measurement beside its bar.</summary>
    public static Standing Of(CaseFile file)
    {
        var rate = ErrorRate(file.Reading.Target);
        var kind = Kind(file);
        var agreement = kind == EvidenceKinds.LabelAgreement;
        var (metric, bar) = agreement ? ("label agreement", Math.Pow(1 - 2 * rate, 2)) : ("label-error rate", rate);
        var requirement = new Requirement
        {
            Text = $"{metric} {(agreement ? ">=" : "<=")} {Words.Number(bar)}",
            Metric = metric,
            Comparison = agreement ? Comparison.AtLeast : Comparison.AtMost,
            Threshold = bar,
            Confidence = file.Reading.Target?.Confidence ?? 0.95,
        };
        return new Standing(requirement, file.Reading.Find(kind));
    }

    /// <summary>Where the bar comes from, in words.</summary>
    public static Sentence Basis(CaseFile file) => file.Reading.Target is { } target && Derived(target) is not null
        ? Sentence.Of($"the most under which a perfect model would still be scored at {target.Text}")
        : Sentence.Of("the usual limit, as none follows from the target");

    /// <summary>What measures it.</summary>
    public static NextStep Measure(CaseFile file)
    {
        var standing = Of(file);
        var rows = standing is { Estimate: { } estimate, Item.Rows: { } n } ? NeededToDecide.Rows(estimate, standing.Requirement.Threshold, n).Best - n : FirstReview;
        return Kind(file) == EvidenceKinds.LabelAgreement
            ? Steps.Measure(Sentence.Of($"Have {Words.Count(rows)} more items labelled by two people each and record their chance-corrected agreement."), EvidenceKinds.LabelAgreement, 3)
            : Review(file, standing, rows);
    }

    /// <summary>Flags first: they are where errors are found cheaply. Then rows drawn at random, which bound what the flags miss.</summary>
    private static NextStep Review(CaseFile file, Standing standing, int rows)
    {
        if (standing.Item is null)
            return file.Reading.Find(EvidenceKinds.LabelFlags)?.Fact("blob") is null
                ? new NextStep(Sentence.Of("Audit the labels, then look at 50 to 100 of those that are flagged."), "millibar label audit", 2)
                : new NextStep(Sentence.Of("Look at 50 to 100 of the flagged labels."), "millibar label review", 2);
        // Without random rows nothing bounds the rate from above, and its width says nothing about how many are needed.
        var wanted = standing.Item.Fact("unflagged") == "0" ? FirstReview : rows;
        return new NextStep(Sentence.Of($"Review {Words.Count(wanted)} more labels, drawn at random, and record the share that is wrong."), $"millibar label review --random {standing.Item.Fact("unflagged") switch { { } text when int.TryParse(text, out var looked) && looked < int.MaxValue - wanted => looked + wanted, _ => wanted }}", 2);
    }

    /// <summary>The label-error rate that the target can bear, 0 to 0.5.</summary>
    internal static double ErrorRate(Requirement? target) => target is null ? DefaultErrorRate : Math.Clamp(Derived(target) ?? DefaultErrorRate, 0, 0.5);

    private static double? Derived(Requirement target) => target.Metric switch
    {
        "accuracy" or "balanced_accuracy" or "precision" or "recall" or "f1" or "f1_macro" or "average_precision" or "roc_auc" => 1 - target.Threshold,
        var top when top.StartsWith("recall_top", StringComparison.Ordinal) => 1 - target.Threshold,
        "mcc" or "cohen_kappa" => (1 - target.Threshold) / 2,
        "brier" or "expected_calibration_error" => target.Threshold,
        "log_loss" => EntropyRoot(target.Threshold),
        _ => null,
    };

    /// <summary>The e up to one half whose entropy -e ln e - (1 - e) ln(1 - e) is <paramref name="entropy"/>.</summary>
    private static double EntropyRoot(double entropy)
    {
        double low = 0, high = 0.5;
        for (var step = 0; step < 60; step++)
        {
            var e = (low + high) / 2;
            if (-e * Math.Log(e) - (1 - e) * Math.Log(1 - e) < entropy) low = e;
            else high = e;
        }

        return low;
    }
}
