using Millibar.Models;
using Millibar.Models.Linear;
using Millibar.Statistics;

namespace Millibar.Tests.Models.Linear;

public class LinearLearnerTests
{
    private static readonly float[] X1 = [0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4, 4.5f, 5];
    private static readonly float[] X2 = [2, -1, 0, 1, 3, -2, 1.5f, 0.5f, -0.5f, 1];

    /// <summary>scikit-learn 1.2.1: LogisticRegression(C=1, tol=1e-10) on StandardScaler's output.</summary>
    [Fact]
    public void Logistic_coefficients_are_those_of_scikit_learn()
    {
        var data = SmallData.Of(TaskKind.Binary, [X1, X2], [], [], [0, 0, 0, 1, 0, 1, 1, 0, 1, 1], [], 2);
        AssertParameters([0.90692767, -0.34224837, -0.00504424], Fit(new LinearLearner(strength: 0.1), data));
    }

    [Fact]
    public void Multinomial_coefficients_are_those_of_scikit_learn()
    {
        var data = SmallData.Of(TaskKind.Multiclass, [X1, X2], [], [], [0, 0, 1, 0, 1, 2, 1, 2, 2, 2], [], 3);
        AssertParameters(
            [-0.98946719, -0.08519574, 1.07466293, 0.08120116, 0.53889082, -0.62009198, -0.17661875, 0.12481407, 0.05180468],
            Fit(new LinearLearner(strength: 0.1), data));
    }

    /// <summary>One standardised column z: w = z'y / (z'z + strength n) = z'y / (n (1 + strength)).</summary>
    [Fact]
    public void Ridge_with_a_fixed_strength_has_its_closed_form()
    {
        // x = -1, 0, 1 has standard deviation sqrt(2/3); y = 1, 2, 6 has mean 3; z'y = 5 / sqrt(2/3).
        var data = SmallData.Of(TaskKind.Regression, [[-1, 0, 1]], [], [], [], [1, 2, 6], 0);
        AssertParameters([5 / Math.Sqrt(2.0 / 3) / (3 * 1.5), 3], Fit(new LinearLearner(strength: 0.5), data));
    }

    /// <summary>Solves the normal equations for the chosen strength by the other solver and compares.</summary>
    [Fact]
    public void Ridge_by_cross_validation_is_the_minimum_for_the_strength_it_chose()
    {
        var data = SmallData.Make(TaskKind.Regression);
        var rows = SmallData.Rows(data);
        var encoding = LinearEncoding.Of(data.Features, rows, null, CancellationToken.None);
        var problem = new LinearProblem(
            LinearDesign.Of(data.Features, rows, encoding, CancellationToken.None), data.Values, null, LinearLoss.Squared, 1);
        var closed = Ridge.Fit(problem, CancellationToken.None);
        var iterated = StrengthPath.Fit(problem, data, rows, closed.Strength, new RandomStream(0), CancellationToken.None);
        Assert.True(iterated.Converged);
        AssertParameters(closed.Parameters, iterated.Parameters);
    }

    [Theory]
    [InlineData(TaskKind.Binary)]
    [InlineData(TaskKind.Multiclass)]
    [InlineData(TaskKind.Regression)]
    public void A_weight_of_two_equals_the_row_twice(TaskKind task)
    {
        var once = SmallData.Make(task);
        var n = once.Features.RowCount;
        int[] twice = [.. Enumerable.Range(0, n), .. Enumerable.Range(0, n / 3)];
        var doubled = SmallData.Of(
            task,
            [.. once.Features.Numeric.Select(f => Pick(f.Values, twice))],
            [.. once.Features.Categories.Select(f => Pick(f.Codes, twice))],
            [.. once.Features.Categories.Select(f => f.LevelCount)],
            task == TaskKind.Regression ? [] : Pick(once.Classes, twice),
            task == TaskKind.Regression ? Pick(once.Values, twice) : [],
            once.ClassCount);
        var weighted = once with { Weights = [.. Enumerable.Range(0, n).Select(i => i < n / 3 ? 2.0 : 1.0)] };
        AssertParameters(Fit(new LinearLearner(strength: 0.01), doubled), Fit(new LinearLearner(strength: 0.01), weighted));
    }

    [Fact]
    public void More_columns_than_rows_still_separate_the_classes()
    {
        var random = new RandomStream(2);
        int[] classes = [.. Enumerable.Range(0, 60).Select(i => i % 2)];
        var columns = Enumerable.Range(0, 2000).Select(j => Array.ConvertAll(classes, c => (float)(random.NextGaussian() + (j < 50 ? c : 0)))).ToArray();
        var data = SmallData.Of(TaskKind.Binary, columns, [], [], classes, [], 2);
        Assert.True(OutOfFold.Auc(data, OutOfFold.Predict(new LinearLearner(), data)) > 0.8);
    }

    [Fact]
    public void Numbers_beyond_all_measure_do_not_break_the_fit()
    {
        var data = SmallData.Make(TaskKind.Binary);
        data.Features.Numeric[0].Values[3] = float.MaxValue;
        var rows = SmallData.Rows(data);
        Assert.All(SmallData.FitPredict(new LinearLearner(), data, rows, rows), v => Assert.True(double.IsFinite(v)));
    }

    private static T[] Pick<T>(T[] values, int[] at) => Array.ConvertAll(at, i => values[i]);

    private static double[] Fit(LinearLearner learner, LearningData data)
    {
        using var fitter = learner.Prepare(data, CancellationToken.None);
        using var model = (LinearPredictor)fitter.Fit(SmallData.Rows(data), new RandomStream(0), CancellationToken.None);
        return model.Parameters.ToArray();
    }

    private static void AssertParameters(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-4);
    }
}
