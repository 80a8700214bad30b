using System.Globalization;
using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Engines.LightGbm;

/// <summary>The parameters of one boosted ensemble.</summary>
internal sealed record BoostingParameters
{
    public double LearningRate { get; init; } = 0.1;

    public int Leaves { get; init; } = 31;

    public required int MinRowsInLeaf { get; init; }

    public double FeatureFraction { get; init; } = 0.8;

    public double RowFraction { get; init; } = 1;

    public double Ridge { get; init; } = 1;

    public double CategorySmoothing { get; init; } = 10;

    public required int MinRowsPerCategoryGroup { get; init; }

    /// <summary>The defaults for so many rows.</summary>
    /// <remarks>
    /// <para>LightGBM's own defaults (20 rows a leaf, 100 rows a group of categories) are meant for large tables: on small ones they
    /// leave hardly a split. A leaf asks for a fortieth of the rows, 3 to 20; with many classes, for an eighth of a class of mean
    /// size, 3 to 5.</para>
    /// <para>Each tree sees four fifths of the features, and leaf values are shrunk (german_credit log-loss .505 -> .501, adult
    /// .300 -> .297, telco_churn .416 -> .415). With many classes half of the features and less shrinkage do better for the same
    /// number of trees: letter with 20,000 rows .960 -> .965, digits_8x8 .967 -> .974.</para>
    /// </remarks>
    public static BoostingParameters Default(LearningData data, int rowCount)
    {
        var multiclass = data.Task == TaskKind.Multiclass;
        return new BoostingParameters
        {
            MinRowsInLeaf = multiclass
                ? Math.Clamp(rowCount / Math.Max(40, 8 * data.ClassCount), 3, 5)
                : Math.Clamp(rowCount / 40, 3, 20),
            MinRowsPerCategoryGroup = Math.Clamp(rowCount / 50, 10, 100),
            FeatureFraction = multiclass ? 0.5 : 0.8,
            Ridge = multiclass ? 0.1 : 1,
        };
    }

    /// <summary>In LightGBM's notation.</summary>
    public string ToText(LearningData data, bool absoluteError, ulong seed)
    {
        var objective = data.Task switch
        {
            TaskKind.Binary => "objective=binary metric=binary_logloss",
            TaskKind.Multiclass => $"objective=multiclass metric=multi_logloss num_class={data.ClassCount}",
            _ when absoluteError => "objective=regression_l1 metric=l1",
            _ => "objective=regression metric=l2",
        };
        return string.Create(CultureInfo.InvariantCulture,
            $"{objective} learning_rate={LearningRate:R} num_leaves={Leaves} min_data_in_leaf={MinRowsInLeaf} feature_fraction={FeatureFraction:R} " +
            $"bagging_fraction={RowFraction:R} bagging_freq={(RowFraction < 1 ? 1 : 0)} lambda_l2={Ridge:R} cat_smooth={CategorySmoothing:R} " +
            $"min_data_per_group={MinRowsPerCategoryGroup} seed={seed % int.MaxValue} deterministic=true force_row_wise=true num_threads=1 " +
            $"is_provide_training_metric=true verbosity=-1");
    }
}
