using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Tests.Plan.Requirements;

public sealed class RequirementParserTests
{
    [Theory]
    [InlineData("roc_auc >= 0.85", "roc_auc", Comparison.AtLeast, 0.85, 0.95)]
    [InlineData("  log_loss<=.4 at 0.9 ", "log_loss", Comparison.AtMost, 0.4, 0.9)]
    [InlineData("latency_p99_ms <= 50", "latency_p99_ms", Comparison.AtMost, 50, 0.95)]
    [InlineData("cost <= 1e-1 at .99", "cost", Comparison.AtMost, 0.1, 0.99)]
    public void A_requirement_is_metric_comparison_threshold_and_perhaps_a_confidence(string text, string metric, Comparison comparison, double threshold, double confidence)
    {
        var requirement = RequirementParser.Parse(text, TaskKind.Binary, 2);
        Assert.Equal((metric, comparison, threshold, confidence), (requirement.Metric, requirement.Comparison, requirement.Threshold, requirement.Confidence));
    }

    [Theory]
    [InlineData("roc_auc >= 0.85 on young at 0.9", "young", 0.9)]
    [InlineData("roc_auc >= 0.85 on \"over 60\"", "over 60", 0.95)]
    [InlineData("roc_auc >= 0.85 at 0.9", null, 0.9)]
    public void A_requirement_may_name_a_slice(string text, string? slice, double confidence)
    {
        var requirement = RequirementParser.Parse(text, TaskKind.Binary, 2);
        Assert.Equal((slice, confidence, 0.85), (requirement.Slice, requirement.Confidence, requirement.Threshold));
        Assert.Equal(slice is null ? null : "requirement-slice", UnknownSlice.Of(requirement, [])?.Code);
        if (slice is not null) Assert.Null(UnknownSlice.Of(requirement, [slice]));
    }

    [Theory]
    [InlineData("good accuracy", "requirement-syntax")]
    [InlineData("roc_auc > = 0.8", "requirement-syntax")]
    [InlineData("roc_auc >= high", "requirement-syntax")]
    [InlineData("roc_auc >= 0.8 at 1.5", "requirement-syntax")]
    [InlineData("roc_auk >= 0.8", "requirement-metric")]
    [InlineData("mae <= 3", "requirement-metric")]
    [InlineData("roc_auc <= 0.8", "requirement-direction")]
    [InlineData("latency_p99_ms >= 8", "requirement-direction")]
    [InlineData("accuracy >= 95", "requirement-range")]
    [InlineData("model_size_mb <= -1", "requirement-range")]
    public void What_does_not_parse_or_cannot_be_is_refused_with_a_code(string text, string code)
    {
        var error = Assert.Throws<MillibarException>(() => RequirementParser.Parse(text, TaskKind.Binary, 2));
        Assert.Equal(code, error.Code);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void A_wrong_name_is_answered_with_the_nearest_and_another_tasks_metric_with_the_task()
    {
        Assert.Contains("'roc_auc'", Assert.Throws<MillibarException>(() => RequirementParser.Parse("rocauc >= 0.8", TaskKind.Binary, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("regression", Assert.Throws<MillibarException>(() => RequirementParser.Parse("rmse <= 0.8", TaskKind.Binary, 2)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.8, 0.9, RequirementState.Met)]
    [InlineData(0.6, 0.7, RequirementState.Failed)]
    [InlineData(0.7, 0.8, RequirementState.Undecided)]
    [InlineData(0.75, 0.8, RequirementState.Met)]
    public void A_gate_compares_the_whole_interval(double low, double high, RequirementState state)
    {
        var requirement = RequirementParser.Parse("accuracy >= 0.75", TaskKind.Binary, 2);
        Assert.Equal(state, requirement.Judge(new Interval((low + high) / 2, low, high)));
    }
}
