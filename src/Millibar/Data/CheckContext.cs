using System.Collections.Immutable;
using Millibar.Data.Duplicates;
using Millibar.Data.Leakage;
using Millibar.Models;
using Millibar.Models.Linear;
using Millibar.Models.Targets;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data;

/// <summary>What every check looks at. n rows, all usable: see <see cref="Target.Compact"/>.</summary>
internal sealed class CheckContext
{
    private readonly Lazy<DuplicateClusters> _features;
    private readonly Lazy<DuplicateClusters> _rows;
    private readonly Lazy<DuplicateClusters> _near;
    private LeakReport? _leaks;

    public CheckContext()
    {
        _features = new(() => DuplicateClusters.Of(Table!, KeyColumns.Of(Table!, FeatureColumns)));
        _near = new(() => NearKeys.Clusters(Table!, KeyColumns.Of(Table!, FeatureColumns)));
        _rows = new(() => _features.Value.And(Table!.Columns[Target!.ColumnIndex]));
    }

    /// <summary>The table, n rows.</summary>
    public required Table Table { get; init; }

    /// <summary>The target, every row usable.</summary>
    public required Target Target { get; init; }

    /// <summary>Features and target as learners see them, n rows.</summary>
    public required LearningData Learning { get; init; }

    /// <summary>What the checks learn with when they must: linear, its strength fixed, since they compare and need not excel.</summary>
    public ILearner Learner { get; init; } = new LinearLearner(strength: 1e-3);

    /// <summary>Chance; every check forks it by its own name.</summary>
    public required RandomStream Random { get; init; }

    /// <summary>Indices of the columns that are features: not the target, not dropped, neither weight nor time nor group.</summary>
    public required ImmutableArray<int> FeatureColumns { get; init; }

    /// <summary>The user's own test rows, the last ones of the table; empty when there are none.</summary>
    public int[] OwnTestRows { get; init; } = [];

    /// <summary>Column of weights, or null.</summary>
    public int? WeightColumn { get; init; }

    /// <summary>Column that the split follows in time, or null.</summary>
    public int? TimeColumn { get; init; }

    /// <summary>Column of groups that the split keeps together, or null.</summary>
    public int? GroupColumn { get; init; }

    /// <summary>Time for all checks; one that may be left out is, once it is used up. Null for no limit.</summary>
    public TimeSpan? Allowance { get; init; }

    /// <summary>Measures the allowance.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Cluster of each row: rows with equal features have the same number, whatever their target. n values.</summary>
    public int[] FeatureClusters => _features.Value.Clusters;

    /// <summary>Number of distinct feature rows.</summary>
    public int DistinctFeatures => _features.Value.DistinctRows;

    /// <summary>Cluster of each row: rows with equal features and equal target have the same number. n values.</summary>
    public int[] RowClusters => _rows.Value.Clusters;

    /// <summary>Number of distinct rows.</summary>
    public int DistinctRows => _rows.Value.DistinctRows;

    /// <summary>Cluster of each row: rows with nearly equal features have the same number. n values.</summary>
    public int[] NearClusters => _near.Value.Clusters;

    /// <summary>Number of feature rows that differ by more than rounding, case, blanks and punctuation.</summary>
    public int DistinctNearly => _near.Value.DistinctRows;

    /// <summary>Features and target without some table columns (hashed free text stays, since its columns cannot be told apart).</summary>
    public LearningData LearningWithout(IReadOnlySet<int> columns) => Learning with
    {
        Features = Learning.Features with
        {
            Numeric = [.. Learning.Features.Numeric.Where(feature => !columns.Contains(feature.SourceColumn))],
            Categories = [.. Learning.Features.Categories.Where(feature => !columns.Contains(feature.SourceColumn))],
        },
    };

    /// <summary>Columns that certainly give the target away: what they hide must be looked for without them.</summary>
    public IReadOnlySet<int> LeakingColumns(CancellationToken ct) => Leaks(ct).CertainColumns;

    /// <summary>What the search for leaks found; searched once.</summary>
    public LeakReport Leaks(CancellationToken ct) => _leaks ??= LeakSearch.Run(this, ct);
}
