using System.Collections.Immutable;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Tests.Models;

/// <summary>Small made-up data with numbers, categories, missing values and signal.</summary>
internal static class SmallData
{
    public static LearningData Make(TaskKind task, int rows = 240, long seed = 5)
    {
        var random = new RandomStream(seed);
        float[] a = new float[rows], b = new float[rows];
        var levels = new int[rows];
        var values = new double[rows];
        var classes = new int[rows];
        var k = task == TaskKind.Regression ? 0 : task == TaskKind.Binary ? 2 : 3;
        for (var i = 0; i < rows; i++)
        {
            a[i] = (float)random.NextGaussian();
            b[i] = (float)random.NextGaussian();
            levels[i] = random.NextInt(4) - 1;
            values[i] = 2 * a[i] - b[i] + levels[i] + 0.5 * random.NextGaussian();
            classes[i] = k == 0 ? 0 : Math.Clamp((int)Math.Floor((values[i] + 3) / 6 * k), 0, k - 1);
            if (i % 17 == 0) b[i] = float.NaN;
        }

        return Of(task, [a, b], [levels], [4], classes, values, k);
    }

    public static LearningData Of(
        TaskKind task, float[][] numbers, int[][] categories, int[] levelCounts, int[] classes, double[] values, int classCount) => new()
        {
            Features = new FeatureMatrix
            {
                RowCount = Math.Max(classes.Length, values.Length),
                Numeric = [.. numbers.Select((v, j) => new NumericFeature($"n{j}", j, v))],
                Categories = [.. categories.Select((c, j) => new CategoryFeature($"c{j}", numbers.Length + j, c, levelCounts[j]))],
            },
            Task = task,
            ClassCount = classCount,
            Classes = task == TaskKind.Regression ? [] : classes,
            Values = task == TaskKind.Regression ? values : [],
        };

    public static int[] Rows(LearningData data) => [.. Enumerable.Range(0, data.Features.RowCount)];

    public static double[] FitPredict(ILearner learner, LearningData data, int[] train, int[] predict, long seed = 0)
    {
        using var fitter = learner.Prepare(data, CancellationToken.None);
        using var model = fitter.Fit(train, new RandomStream(seed), CancellationToken.None);
        var output = new double[predict.Length * data.OutputWidth];
        model.Predict(data.Features, predict, output);
        return output;
    }

    public static ImmutableArray<int[]> Halves(LearningData data) =>
        [[.. Rows(data).Where(r => r % 2 == 0)], [.. Rows(data).Where(r => r % 2 == 1)]];
}
