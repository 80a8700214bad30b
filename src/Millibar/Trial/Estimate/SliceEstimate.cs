using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Trial.Estimate;

/// <summary>The candidate on the rows of one slice.</summary>
/// <param name="Name">The slice's name.</param>
/// <param name="Condition">Its condition.</param>
/// <param name="TableRows">Rows of the whole table that belong to it.</param>
/// <param name="Judging">The candidate on those of them that judge; null when none does.</param>
internal sealed record SliceEstimate(string Name, string Condition, int TableRows, CandidateEstimate? Judging)
{
    /// <summary>Distinct rows below which nothing is said of a slice.</summary>
    public const int FewestRows = 20;

    /// <summary>Rows of a class below which metrics that compare classes say nothing.</summary>
    private const int FewestOfClass = 5;

    /// <summary>Why a metric cannot be measured on the slice; null when it can.</summary>
    public Sentence? Missing(Metric metric)
    {
        if (TableRows == 0) return Sentence.Of($"the slice {Name} has no rows in this data version");
        if (Judging is not { } judging) return Sentence.Of($"none of the rows of the slice {Name} judges: {TableRows:N0} are in the data");
        if (judging.DistinctRows < FewestRows) return Sentence.Of($"the slice {Name} is too small: rows that judge {judging.DistinctRows:N0}, needed {FewestRows:N0}");
        if (judging.Scored.Task == TaskKind.Regression || !ComparesClasses(metric.Name)) return null;
        var counts = judging.Scored.TrueClass.GroupBy(c => c).Select(group => group.Count()).ToList();
        return counts.Count > 1 && counts.Min() >= FewestOfClass ? null
            : Sentence.Of($"the slice {Name} has too few rows of one class to measure {metric.Name}: {FewestOfClass:N0} of each are needed");
    }

    /// <summary>Rows of the slice that would let the metric be measured, were they to judge.</summary>
    public int Needed(Metric metric)
    {
        if (Judging is not { DistinctRows: >= FewestRows } judging) return FewestRows;
        if (!ComparesClasses(metric.Name)) return judging.DistinctRows;
        var rarest = judging.Scored.TrueClass.GroupBy(c => c).Select(group => group.Count()).Min();
        var classes = judging.Scored.TrueClass.Distinct().Count();
        // A class that is not there at all gives no share to reckon with: as many again is the least.
        return classes < 2 ? 2 * judging.DistinctRows : (int)Math.Min(int.MaxValue, Math.Ceiling((double)judging.DistinctRows * FewestOfClass / rarest));
    }

    private static bool ComparesClasses(string metric) =>
        metric is not ("accuracy" or "log_loss" or "brier" or "cost" or "expected_calibration_error") && !metric.StartsWith("recall_top", StringComparison.Ordinal);
}
