using System.Collections.Immutable;

namespace Millibar.Data.Order;

/// <summary>The file is sorted by the target, so its order says nothing about time.</summary>
internal sealed class SortedByTargetCheck : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["sorted-by-target"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        var runs = TargetRuns.Of(context.Target, context.Table.RowCount - context.OwnTestRows.Length);
        if (!runs.Sorted) yield break;
        yield return new Finding(
            "sorted-by-target", Severity.Warning, context.Target.Name,
            Sentence.Of($"The file stands in the order of its target: {runs.Evidence}. Whether the order of the rows matters cannot be judged then."),
            Sentence.Of("Rows are shuffled before they are split, so nothing is wrong with the scores; make sure that no column gives the place in the file away. If you know when each row was recorded, add that column and say --time."));
    }
}
