using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Tests.Statistics.Metrics;

public sealed class AllMetricsTests
{
    [Theory]
    [InlineData("neg_log_loss", TaskKind.Binary, "log_loss")]
    [InlineData("neg_brier_score", TaskKind.Binary, "brier")]
    [InlineData("matthews_corrcoef", TaskKind.Binary, "mcc")]
    [InlineData("ROC_AUC", TaskKind.Binary, "roc_auc")]
    [InlineData("top_k_accuracy", TaskKind.Multiclass, "recall_top2")]
    [InlineData("recall_top7", TaskKind.Multiclass, "recall_top7")]
    [InlineData("f1_macro", TaskKind.Multiclass, "f1_macro")]
    [InlineData("neg_mean_absolute_error", TaskKind.Regression, "mae")]
    [InlineData("neg_root_mean_squared_error", TaskKind.Regression, "rmse")]
    [InlineData("neg_median_absolute_error", TaskKind.Regression, "median_absolute_error")]
    [InlineData("neg_mean_absolute_percentage_error", TaskKind.Regression, "mape")]
    public void Names_and_aliases_are_found(string name, TaskKind task, string expected) =>
        Assert.Equal(expected, AllMetrics.Find(name, task, 4)?.Name);

    [Theory]
    [InlineData("recall_top0", TaskKind.Multiclass)]
    [InlineData("recall_top", TaskKind.Multiclass)]
    [InlineData("recall_top-1", TaskKind.Multiclass)]
    [InlineData("roc_auc", TaskKind.Multiclass)]
    [InlineData("recall_top5", TaskKind.Binary)]
    [InlineData("mae", TaskKind.Binary)]
    public void Other_names_and_other_tasks_are_not_found(string name, TaskKind task) => Assert.Null(AllMetrics.Find(name, task, 9));

    [Fact]
    public void Recall_of_the_top_classes_is_listed_when_it_can_fail()
    {
        Assert.DoesNotContain(AllMetrics.For(TaskKind.Multiclass, 3), m => m.Name.StartsWith("recall_top", StringComparison.Ordinal));
        Assert.Equal(["recall_top3"], AllMetrics.For(TaskKind.Multiclass, 5).Select(m => m.Name).Where(n => n.StartsWith("recall_top", StringComparison.Ordinal)));
        Assert.Contains(AllMetrics.For(TaskKind.Multiclass, 6), m => m.Name == "recall_top5");
        Assert.Equal("roc_auc", AllMetrics.Default(TaskKind.Binary).Name);
        Assert.Equal("accuracy", AllMetrics.Default(TaskKind.Multiclass).Name);
        Assert.Equal("mae", AllMetrics.Default(TaskKind.Regression).Name);
        Assert.Contains("recall_topK", AllMetrics.Names(TaskKind.Multiclass));
    }
}
