using System.Collections.Immutable;
using Millibar.Data.Duplicates;
using Millibar.Data.Labels;
using Millibar.Data.Splits;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Tables;

namespace Millibar.Trial.Audit;

/// <summary>The rows as models and checks see them.</summary>
internal sealed record AuditSubject
{
    /// <summary>n rows, all with a label.</summary>
    public required Table Table { get; init; }

    /// <summary>Features and target; copies are of one cluster.</summary>
    public required LearningData Data { get; init; }

    /// <summary>Indices of the columns that are features.</summary>
    public required ImmutableArray<int> Features { get; init; }

    /// <summary>0 to n-1.</summary>
    public required int[] Rows { get; init; }

    /// <summary>Name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>See <see cref="AuditReport.Copies"/>.</summary>
    public required ImmutableArray<ImmutableArray<int>> Copies { get; init; }

    /// <summary>See <see cref="AuditReport.NearCopies"/>.</summary>
    public required ImmutableArray<ImmutableArray<int>> NearCopies { get; init; }

    /// <summary>Encodes the rows and finds their copies.</summary>
    /// <exception cref="MillibarException"><c>no-features</c>: no column is left to learn from.</exception>
    public static AuditSubject Of(TrialInput input, AuditOptions options, CancellationToken ct)
    {
        var (table, target) = (input.Table, input.Target);
        var features = FeatureEncoder.Encode(table, input.NotFeatures, ct);
        if (features.Numeric.IsEmpty && features.Categories.IsEmpty && features.Text is null)
            throw new MillibarException("no-features", "No column is left that could predict anything: all are constant, empty, dropped or identifiers.", table.Name, "Add columns that say something about the label, or drop fewer.");
        ImmutableArray<int> columns = [.. Enumerable.Range(0, table.Columns.Length).Where(column => !input.NotFeatures.Contains(column))];
        var keys = KeyColumns.Of(table, columns).ToArray();
        var same = DuplicateClusters.Of(table, keys).Clusters;
        var near = NearKeys.Clusters(table, keys).Clusters;
        double[] labels = target.Task == TaskKind.Regression ? target.Values : [.. target.Classes.Select(c => (double)c)];
        return new AuditSubject
        {
            Table = table,
            Data = new LearningData
            {
                Features = features,
                Task = target.Task,
                ClassCount = target.ClassCount,
                Classes = target.Classes,
                Values = target.Values,
                // Near copies in another fold would give a label away as copies do.
                Clusters = input.Group is { } group ? SplitColumns.Groups(table, group) : near,
            },
            Features = columns,
            Rows = [.. Enumerable.Range(0, table.RowCount)],
            Metric = Suited(options.Metric, target.Task, target.ClassCount),
            Copies = ConflictingCopies.Find(same, labels),
            NearCopies = [.. ConflictingCopies.Find(near, labels).Where(group => group.Any(row => same[row] != same[group[0]]))],
        };
    }

    private static string Suited(string? metric, TaskKind task, int classes) =>
        (metric is null ? null : AllMetrics.Find(metric, task, classes))?.Name ?? AllMetrics.Default(task).Name;
}
