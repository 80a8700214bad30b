using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Engines.Tests.LightGbm;

/// <summary>Short forms for fitting and predicting in tests.</summary>
internal static class Predicting
{
    public static double[] FitPredict(ILearner learner, LearningData data, int[] train, int[] test, long seed = 5)
    {
        using var fitter = learner.Prepare(data, CancellationToken.None);
        using var predictor = fitter.Fit(train, new RandomStream(seed), CancellationToken.None);
        return Of(predictor, data, test);
    }

    public static double[] Of(IPredictor predictor, LearningData data, int[] rows)
    {
        var output = new double[rows.Length * data.OutputWidth];
        predictor.Predict(data.Features, rows, output);
        return output;
    }

    public static double Accuracy(LearningData data, int[] rows, double[] probabilities)
    {
        var k = data.ClassCount;
        var right = rows.Where((row, i) => ArgMax(probabilities.AsSpan(i * k, k)) == data.Classes[row]).Count();
        return right / (double)rows.Length;
    }

    public static int ArgMax(ReadOnlySpan<double> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++) if (values[i] > values[best]) best = i;
        return best;
    }
}
