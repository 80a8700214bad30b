using System.Collections.Immutable;
using Millibar.Data.Duplicates;
using Millibar.Models;
using Millibar.Models.Targets;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data;

/// <summary>What every check looks at. n rows, all usable: see <see cref="Target.Compact"/>.</summary>
internal sealed class CheckContext
{
    private readonly Lazy<DuplicateClusters> _features;
    private readonly Lazy<DuplicateClusters> _rows;

    public CheckContext()
    {
        _features = new(() => DuplicateClusters.Of(Table!, KeyColumns.Of(Table!, FeatureColumns)));
        _rows = new(() => _features.Value.And(Table!.Columns[Target!.ColumnIndex]));
    }

    /// <summary>The table, n rows.</summary>
    public required Table Table { get; init; }

    /// <summary>The target, every row usable.</summary>
    public required Target Target { get; init; }

    /// <summary>Features and target as learners see them, n rows.</summary>
    public required LearningData Learning { get; init; }

    /// <summary>A cheap rung (linear) for the checks that must learn.</summary>
    public required ILearner Learner { get; init; }

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

    /// <summary>Time for all checks; those that learn are left out once it is used up. Null for no limit.</summary>
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
}
