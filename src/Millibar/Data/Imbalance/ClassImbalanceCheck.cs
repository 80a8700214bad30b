using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Data.Imbalance;

/// <summary>One class far rarer than the others: accuracy then looks good without any model.</summary>
internal sealed class ClassImbalanceCheck : ICheck
{
    private const double BinaryShare = 0.2;
    private const double RareShare = 0.05;
    private const double MulticlassMajority = 0.75;

    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["class-imbalance"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        var target = context.Target;
        if (target.Task == TaskKind.Regression) yield break;
        var counts = new int[target.ClassCount];
        foreach (var c in target.Classes) counts[c]++;
        var rare = Array.IndexOf(counts, counts.Min());
        var common = Array.IndexOf(counts, counts.Max());
        var rareShare = counts[rare] / (double)target.Classes.Length;
        var commonShare = counts[common] / (double)target.Classes.Length;
        if (target.Task == TaskKind.Binary ? rareShare >= BinaryShare : commonShare < MulticlassMajority) yield break;
        yield return new Finding(
            "class-imbalance",
            rareShare < RareShare ? Severity.Warning : Severity.Info,
            target.Name,
            Sentence.Of($"Class \"{target.ClassNames[common]}\" has {commonShare:P1} of the rows, class \"{target.ClassNames[rare]}\" {rareShare:P1} ({counts[rare]:N0} rows): always saying \"{target.ClassNames[common]}\" is {commonShare:P1} accurate."),
            target.Task == TaskKind.Binary
                ? Sentence.Of("Judge by --metric average_precision or by --cost, not by accuracy.")
                : Sentence.Of("Judge by --metric balanced_accuracy or f1_macro, not by accuracy."));
    }
}
