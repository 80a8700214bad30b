namespace Millibar.Statistics.Metrics;

/// <summary>One number that says how good predictions are, in its own unit. Immutable; safe to use from several threads.</summary>
/// <remarks>Made by <see cref="AllMetrics"/>. Every metric respects <see cref="ScoredRows.Weights"/>.</remarks>
public sealed class Metric
{
    internal Metric(string name, bool higherIsBetter, double lowest, double highest, MetricForm form)
    {
        Name = name;
        HigherIsBetter = higherIsBetter;
        Lowest = lowest;
        Highest = highest;
        Form = form;
    }

    /// <summary>Our name, lower_snake_case, e.g. <c>roc_auc</c>.</summary>
    public string Name { get; }

    /// <summary>True for scores, false for errors, losses and costs.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>Least possible value; may be negative infinity.</summary>
    public double Lowest { get; }

    /// <summary>Greatest possible value; may be positive infinity.</summary>
    public double Highest { get; }

    /// <summary>How the number is built from rows, which decides how its interval is found.</summary>
    internal MetricForm Form { get; }

    /// <summary>Measures the rows.</summary>
    /// <param name="rows">At least one row, of a task that this metric is for.</param>
    /// <returns>A finite number within [<see cref="Lowest"/>, <see cref="Highest"/>]. Edge cases are stated at <see cref="AllMetrics"/>.</returns>
    /// <exception cref="MillibarException">
    /// <c>no-rows-to-score</c>; <c>prediction-not-a-number</c>; <c>metric-undefined</c> (mape when every true value is 0).
    /// </exception>
    /// <exception cref="ArgumentException">The arrays of <paramref name="rows"/> do not fit each other.</exception>
    public double Measure(ScoredRows rows)
    {
        ScoredRowsCheck.Require(rows);
        return Form.Measure(rows);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
