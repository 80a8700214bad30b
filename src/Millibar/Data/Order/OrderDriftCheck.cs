using System.Collections.Immutable;
using Millibar.Models.Targets;

namespace Millibar.Data.Order;

/// <summary>A cheap model that learns from the first rows and is judged on the last does clearly worse than on shuffled rows.</summary>
/// <remarks>Then the shuffled score promises what later cases will not keep.</remarks>
internal sealed class OrderDriftCheck : ICheck
{
    private const double ClearLoss = 0.1;

    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["order-drift"];

    /// <inheritdoc/>
    public bool MayBeLeftOut => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        var rows = context.Table.RowCount - context.OwnTestRows.Length;
        if (context.TimeColumn is not null || TargetRuns.Of(context.Target, rows).Sorted) yield break;
        // A column that gives the target away hides every drift, and one that numbers the rows makes its own.
        var apart = context.LeakingColumns(ct).Union(context.FeatureColumns.Where(c => RowNumbering.IsIn(context.Table.Columns[c]))).ToHashSet();
        if (OrderLoss.Measure(context.LearningWithout(apart), context.Learner, rows, context.Random.Fork("order"), ct) is not { } loss) yield break;
        if (loss.Share.Low <= 0 || loss.Share.Value < ClearLoss) yield break;
        var time = TimeColumns.In(context);
        yield return new Finding(
            "order-drift", Severity.Warning, time.Count > 0 ? time[0].Name : null,
            Sentence.Of($"The order of the rows matters: learned from the first rows and judged on the last, the cheap model loses {loss.Share.Value:P0} (99 % interval {loss.Share.Low:P0} to {loss.Share.High:P0}) of what it gains over a constant when rows are shuffled ({loss.Words}). The shuffled scores are not to be trusted for later cases."),
            time.Count > 0
                ? Sentence.Of($"Say --time {NearestName.Quote(time[0].Name)}, so that later rows are judged by earlier ones.")
                : Sentence.Of("If the rows stand in the order of time, add a column with it (a row number will do) and say --time; if in the order of place or batch, say --group with that column."));
    }
}
