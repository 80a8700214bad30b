using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Data.ConflictingDuplicates;

/// <summary>Rows with the same features and another target: no model can be right on all of them.</summary>
internal sealed class ConflictingDuplicatesCheck : ICheck
{
    private const double ManyRows = 0.01;

    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["conflicting-duplicates"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        if (context.DistinctFeatures == context.DistinctRows) yield break;
        var first = new int[context.DistinctFeatures];
        Array.Fill(first, -1);
        var conflicting = new bool[context.DistinctFeatures];
        for (var row = 0; row < context.Table.RowCount; row++)
        {
            var group = context.FeatureClusters[row];
            if (first[group] < 0) first[group] = context.RowClusters[row];
            else if (first[group] != context.RowClusters[row]) conflicting[group] = true;
        }

        var rows = context.FeatureClusters.Count(group => conflicting[group]);
        var groups = conflicting.Count(c => c);
        var share = rows / (double)context.Table.RowCount;
        yield return new Finding(
            "conflicting-duplicates",
            share >= ManyRows ? Severity.Warning : Severity.Info,
            context.Target.Name,
            Sentence.Join(" ", [Sentence.Of($"{rows:N0} rows ({share:P1}) in {groups:N0} groups have the same features but different targets."), Bound(context, conflicting)]),
            Sentence.Of("Look at some of these groups: correct the labels, or add the feature that tells them apart."));
    }

    private static Sentence Bound(CheckContext context, bool[] conflicting)
    {
        if (context.Target.Task == TaskKind.Regression) return Sentence.Empty;
        var counts = new Dictionary<(int Group, int Class), int>();
        for (var row = 0; row < context.Table.RowCount; row++)
        {
            var group = context.FeatureClusters[row];
            if (!conflicting[group]) continue;
            var key = (group, context.Target.Classes[row]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var wrong = counts.GroupBy(pair => pair.Key.Group).Sum(group => group.Sum(pair => pair.Value) - group.Max(pair => pair.Value));
        return Sentence.Of($"Whatever the model, at least {wrong:N0} of them come out wrong.");
    }
}
