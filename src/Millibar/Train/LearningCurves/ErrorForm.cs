using Millibar.Statistics;

namespace Millibar.Train.LearningCurves;

/// <summary>How a metric is turned into an error (0 is perfect, lower is better) and back.</summary>
/// <remarks>Learning curves are fitted on 1 - metric where 1 is the best value, and on the loss divided by the constant rung's loss elsewhere.</remarks>
public sealed record ErrorForm
{
    private ErrorForm(bool higherIsBetter, double scale, double highest, bool isErrorRate)
    {
        HigherIsBetter = higherIsBetter;
        Scale = scale;
        Highest = highest;
        IsErrorRate = isErrorRate;
    }

    /// <summary>Whether the metric itself is better when higher.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>What a loss is divided by; 1 for rates.</summary>
    public double Scale { get; }

    /// <summary>The highest possible error; infinite where there is none.</summary>
    public double Highest { get; }

    /// <summary>True where the error is a share of wrong answers: the unit that forecast intervals were calibrated in.</summary>
    public bool IsErrorRate { get; }

    /// <summary>Accuracy and recall_topK: the error is the share of wrong answers, 0 to 1.</summary>
    public static ErrorForm OneMinusRate { get; } = new(true, 1, 1, true);

    /// <summary>An error rate as it is, 0 to 1.</summary>
    public static ErrorForm ErrorRate { get; } = new(false, 1, 1, true);

    /// <summary>Other metrics whose best value is 1 (roc_auc, f1, r2, ...): the error is 1 - metric, not calibrated.</summary>
    public static ErrorForm OneMinusScore { get; } = new(true, 1, double.PositiveInfinity, false);

    /// <summary>A loss in units of the constant rung's loss, not calibrated.</summary>
    /// <param name="constantLoss">Loss of the constant rung, positive.</param>
    public static ErrorForm RelativeLoss(double constantLoss)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(constantLoss);
        return new ErrorForm(false, constantLoss, double.PositiveInfinity, false);
    }

    /// <summary>The form that fits a metric.</summary>
    /// <param name="metric">Our name of it, e.g. <c>recall_top5</c>.</param>
    /// <param name="higherIsBetter">Its direction; a metric that is better when higher has 1 as its best value.</param>
    /// <param name="constantValue">The constant rung's value. Used for losses only; where it is not above 0 (a calibration error, say) the loss stays as it is.</param>
    public static ErrorForm Of(string metric, bool higherIsBetter, double constantValue)
    {
        if (!higherIsBetter) return RelativeLoss(constantValue > 0 ? constantValue : 1);
        return metric == "accuracy" || metric.StartsWith("recall_top", StringComparison.Ordinal) ? OneMinusRate : OneMinusScore;
    }

    /// <summary>The metric's value as an error.</summary>
    public double ToError(double metric) => HigherIsBetter ? 1 - metric : metric / Scale;

    /// <summary>An error as the metric's value.</summary>
    public double ToMetric(double error) => HigherIsBetter ? 1 - error : error * Scale;

    /// <summary>An interval of errors in the metric's own unit, ends put in order.</summary>
    public Interval ToMetric(Interval error) => HigherIsBetter
        ? new Interval(1 - error.Value, 1 - error.High, 1 - error.Low, error.Level)
        : new Interval(error.Value * Scale, error.Low * Scale, error.High * Scale, error.Level);
}
