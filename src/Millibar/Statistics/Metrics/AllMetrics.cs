using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Millibar.Statistics.Metrics;

/// <summary>The list of metrics, by task.</summary>
/// <remarks>
/// <para>Binary label metrics decide for class 1 above probability 0.5; <c>cost</c> decides above FP / (FP + FN).
/// Multiclass ones take the most probable class, the lower one on ties.</para>
/// <para>Edge cases: <c>precision</c> is 0 without predicted positives, <c>recall</c> and <c>average_precision</c> are 0 and
/// <c>roc_auc</c> is 0.5 where they have no row to rank; <c>mcc</c> and <c>cohen_kappa</c> are 0 where chance cannot be told apart;
/// <c>balanced_accuracy</c> and <c>f1_macro</c> leave out classes that neither occur nor are predicted; <c>log_loss</c> clips at 1e-15;
/// <c>mape</c> skips rows whose true value is 0 and is undefined when all are; <c>r2</c> of a constant target is 1 when exact, else 0.</para>
/// </remarks>
public static class AllMetrics
{
    private static readonly ImmutableArray<Metric> Binary =
    [
        new("roc_auc", true, 0, 1, new MetricForm.RocArea()),
        new("average_precision", true, 0, 1, new MetricForm.AveragePrecision()),
        new("log_loss", false, 0, RowLosses.GreatestLogLoss, RowLosses.LogLoss),
        new("brier", false, 0, 1, RowLosses.Brier),
        new("accuracy", true, 0, 1, RowShares.Accuracy),
        new("balanced_accuracy", true, 0, 1, new MetricForm.Cells(DecisionRule.MostProbable, Confusion.BalancedAccuracy)),
        new("precision", true, 0, 1, RowShares.Precision),
        new("recall", true, 0, 1, RowShares.Recall),
        new("f1", true, 0, 1, new MetricForm.Cells(DecisionRule.MostProbable, Confusion.F1)),
        new("mcc", true, -1, 1, new MetricForm.Cells(DecisionRule.MostProbable, Confusion.Mcc)),
        new("expected_calibration_error", false, 0, 1, new MetricForm.CalibrationError()),
        new("cost", false, 0, double.PositiveInfinity, new MetricForm.Cells(DecisionRule.LeastCost, Confusion.Cost, RowMean: true)),
    ];

    private static readonly ImmutableArray<Metric> Multiclass =
    [
        new("accuracy", true, 0, 1, RowShares.Accuracy),
        Top(3),
        Top(5),
        new("balanced_accuracy", true, 0, 1, new MetricForm.Cells(DecisionRule.MostProbable, Confusion.BalancedAccuracy)),
        new("f1_macro", true, 0, 1, new MetricForm.Cells(DecisionRule.MostProbable, Confusion.F1Macro)),
        new("log_loss", false, 0, RowLosses.GreatestLogLoss, RowLosses.LogLoss),
        new("cohen_kappa", true, -1, 1, new MetricForm.Cells(DecisionRule.MostProbable, Confusion.Kappa)),
    ];

    private static readonly ImmutableArray<Metric> Regression =
    [
        new("mae", false, 0, double.PositiveInfinity, RowLosses.AbsoluteError),
        new("rmse", false, 0, double.PositiveInfinity, RowLosses.RootSquaredError),
        new("r2", true, double.NegativeInfinity, 1, RowLosses.RSquared),
        new("median_absolute_error", false, 0, double.PositiveInfinity, new MetricForm.MedianError()),
        new("mape", false, 0, double.PositiveInfinity, RowLosses.AbsolutePercentageError),
    ];

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["auc"] = "roc_auc",
        ["roc_auc_score"] = "roc_auc",
        ["average_precision_score"] = "average_precision",
        ["logloss"] = "log_loss",
        ["neg_log_loss"] = "log_loss",
        ["brier_score"] = "brier",
        ["brier_score_loss"] = "brier",
        ["neg_brier_score"] = "brier",
        ["accuracy_score"] = "accuracy",
        ["balanced_accuracy_score"] = "balanced_accuracy",
        ["precision_score"] = "precision",
        ["recall_score"] = "recall",
        ["f1_score"] = "f1",
        ["matthews_corrcoef"] = "mcc",
        ["ece"] = "expected_calibration_error",
        ["top_k_accuracy"] = "recall_top2", // scikit-learn's scorer has k = 2
        ["macro_f1"] = "f1_macro",
        ["kappa"] = "cohen_kappa",
        ["cohen_kappa_score"] = "cohen_kappa",
        ["mean_absolute_error"] = "mae",
        ["neg_mean_absolute_error"] = "mae",
        ["root_mean_squared_error"] = "rmse",
        ["neg_root_mean_squared_error"] = "rmse",
        ["r2_score"] = "r2",
        ["neg_median_absolute_error"] = "median_absolute_error",
        ["mean_absolute_percentage_error"] = "mape",
        ["neg_mean_absolute_percentage_error"] = "mape",
    }.ToFrozenDictionary();

    /// <summary>The metrics that every rung of a task is measured by.</summary>
    /// <param name="task">The task.</param>
    /// <param name="classCount">k; recall_top3 and recall_top5 are in the list when k is greater than 3 and 5. Ignored otherwise.</param>
    public static ImmutableArray<Metric> For(TaskKind task, int classCount) => task switch
    {
        TaskKind.Binary => Binary,
        TaskKind.Multiclass => Multiclass.RemoveAll(m => (m.Name == "recall_top3" && classCount <= 3) || (m.Name == "recall_top5" && classCount <= 5)),
        TaskKind.Regression => Regression,
        _ => throw new ArgumentOutOfRangeException(nameof(task)),
    };

    /// <summary>The metric that is looked at first: roc_auc, accuracy or mae.</summary>
    public static Metric Default(TaskKind task) => task switch
    {
        TaskKind.Binary => Binary[0],
        TaskKind.Multiclass => Multiclass[0],
        TaskKind.Regression => Regression[0],
        _ => throw new ArgumentOutOfRangeException(nameof(task)),
    };

    /// <summary>Finds a metric by our name, by a scikit-learn scorer's name (its sign removed), or as <c>recall_topK</c> for any K of at least 1.</summary>
    /// <param name="nameOrAlias">The name; case does not matter.</param>
    /// <param name="task">The task; a metric of another task is not found.</param>
    /// <param name="classCount">k, for <see cref="For"/>.</param>
    /// <returns>The metric, or null.</returns>
    public static Metric? Find(string nameOrAlias, TaskKind task, int classCount)
    {
        var name = nameOrAlias.Trim().ToLowerInvariant();
        name = Aliases.GetValueOrDefault(name, name);
        foreach (var metric in For(task, classCount))
            if (metric.Name == name) return metric;

        const string top = "recall_top";
        return task == TaskKind.Multiclass
            && name.StartsWith(top, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(top.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            && k >= 1
            ? Top(k)
            : null;
    }

    /// <summary>Our names for a task, for error messages; <c>recall_topK</c> stands for any K.</summary>
    public static ImmutableArray<string> Names(TaskKind task)
    {
        var names = For(task, int.MaxValue).Select(m => m.Name);
        return task == TaskKind.Multiclass
            ? [.. names.Where(n => n is not "recall_top3" and not "recall_top5").Append("recall_topK")]
            : [.. names];
    }

    private static Metric Top(int k) =>
        new(string.Create(CultureInfo.InvariantCulture, $"recall_top{k}"), true, 0, 1, RowShares.RecallTop(k));
}
