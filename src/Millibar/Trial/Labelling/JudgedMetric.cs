using System.Globalization;

namespace Millibar.Trial.Labelling;

/// <summary>What a metric looks at, as far as it matters for which labels help it.</summary>
internal static class JudgedMetric
{
    private const string TopK = "recall_top";

    /// <summary>Whether it judges decisions; else the scores or their order (ROC AUC, log loss, Brier score).</summary>
    public static bool JudgesDecisions(string metric) =>
        metric is "accuracy" or "balanced_accuracy" or "f1" or "f1_macro" or "precision" or "recall" or "mcc" or "cohen_kappa" or "cost" || metric.StartsWith(TopK, StringComparison.Ordinal);

    /// <summary>For a metric that is a share of right answers: among how many likeliest classes the true one must be. Null for others.</summary>
    public static int? RightAmong(string metric) =>
        metric == "accuracy" ? 1
        : metric.StartsWith(TopK, StringComparison.Ordinal) && int.TryParse(metric.AsSpan(TopK.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var k) ? k
        : null;
}
