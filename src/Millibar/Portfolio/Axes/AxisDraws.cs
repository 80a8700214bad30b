using System.Collections.Immutable;
using Millibar.Plan.Feasibility;
using Millibar.Portfolio.Inputs;
using Millibar.Statistics;

namespace Millibar.Portfolio.Axes;

/// <summary>A project's place on the matrix, simulated.</summary>
/// <remarks>
/// Impact is the geometric mean of its four drivers, feasibility the weighted geometric mean of its three. The drivers of feasibility share the project's hardness.
/// </remarks>
internal static class AxisDraws
{
    private const double Level = 0.9;

    /// <summary>The place; null when no driver of an axis is known.</summary>
    public static MatrixPlace? Of(ProjectInputs inputs, ReadOnlySpan<double> hardness, double hardnessShare, RandomStream random)
    {
        if (!inputs.Has(PriorityInputs.Impact) || !inputs.Has(PriorityInputs.Feasibility)) return null;
        var draws = hardness.Length;
        var impact = new double[draws];
        foreach (var input in PriorityInputs.Impact) AddLogs(impact, inputs, input, hardness, 0, random, 1.0 / PriorityInputs.Impact.Length);
        var (first, last) = (DriverExponents.Of(DriverOrder.DifficultyFirst), DriverExponents.Of(DriverOrder.DataFirst));
        var (difficultyFirst, dataFirst) = (new double[draws], new double[draws]);
        foreach (var (input, a, b) in new[]
        {
            (PriorityInput.Difficulty, first.Difficulty, last.Difficulty),
            (PriorityInput.Accuracy, first.Accuracy, last.Accuracy),
            (PriorityInput.Data, first.Data, last.Data),
        })
        {
            var logs = new double[draws];
            AddLogs(logs, inputs, input, hardness, -hardnessShare, random, 1);
            for (var i = 0; i < draws; i++)
            {
                difficultyFirst[i] += a / first.Total * logs[i];
                dataFirst[i] += b / last.Total * logs[i];
            }
        }

        return new MatrixPlace
        {
            Impact = Summary(impact),
            DifficultyFirst = Summary(difficultyFirst),
            DataFirst = Summary(dataFirst),
            ScoreDifficultyFirst = MedianOfProduct(impact, difficultyFirst),
            ScoreDataFirst = MedianOfProduct(impact, dataFirst),
            MeasuredDifficultyFirst = Measured(inputs, first),
            MeasuredDataFirst = Measured(inputs, last),
        };
    }

    private static void AddLogs(double[] sum, ProjectInputs inputs, PriorityInput input, ReadOnlySpan<double> hardness, double share, RandomStream random, double weight)
    {
        var values = Normals.Draw(inputs.Find(input)!.Law, random.Fork(PriorityInputs.Code(input)), hardness, share);
        for (var i = 0; i < sum.Length; i++) sum[i] += weight * Math.Log(values[i]);
    }

    // Quantiles are read off the logarithms: exp keeps their order.
    private static Interval Summary(double[] logs)
    {
        var copy = logs.ToArray();
        return new Interval(
            Math.Exp(Quantiles.Select(copy, 0.5)),
            Math.Exp(Quantiles.Select(copy, (1 - Level) / 2)),
            Math.Exp(Quantiles.Select(copy, (1 + Level) / 2)),
            Level);
    }

    private static double MedianOfProduct(double[] logsA, double[] logsB)
    {
        var sum = new double[logsA.Length];
        for (var i = 0; i < sum.Length; i++) sum[i] = logsA[i] + logsB[i];
        return Math.Exp(Quantiles.Select(sum, 0.5));
    }

    private static double Measured(ProjectInputs inputs, DriverExponents exponents)
    {
        ImmutableArray<(PriorityInput Input, double Exponent)> drivers =
            [(PriorityInput.Difficulty, exponents.Difficulty), (PriorityInput.Accuracy, exponents.Accuracy), (PriorityInput.Data, exponents.Data)];
        return drivers.Where(driver => inputs.Find(driver.Input)!.Source == InputSource.Measured).Sum(driver => driver.Exponent) / exponents.Total;
    }
}
