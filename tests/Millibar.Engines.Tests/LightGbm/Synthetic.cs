using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Engines.Tests.LightGbm;

/// <summary>Made-up data with a known signal: x0 and a category carry it, x1 is noise and has missing values.</summary>
internal static class Synthetic
{
    public static LearningData Classes(int n, int k = 2, long seed = 1)
    {
        var (features, signal) = Features(n, seed);
        var random = new RandomStream(seed).Fork("noise");
        var classes = signal.Select(s => Math.Clamp((int)Math.Floor((s + 0.2 * random.NextGaussian() + 2) / 4 * k), 0, k - 1)).ToArray();
        return new LearningData { Features = features, Task = k == 2 ? TaskKind.Binary : TaskKind.Multiclass, ClassCount = k, Classes = classes };
    }

    public static LearningData Values(int n, double scale = 1, double shift = 0, long seed = 1)
    {
        var (features, signal) = Features(n, seed);
        var random = new RandomStream(seed).Fork("noise");
        return new LearningData
        {
            Features = features,
            Task = TaskKind.Regression,
            Values = [.. signal.Select(s => shift + scale * (s + 0.1 * random.NextGaussian()))],
        };
    }

    public static int[] Range(int from, int count) => [.. Enumerable.Range(from, count)];

    private static (FeatureMatrix Features, double[] Signal) Features(int n, long seed)
    {
        var random = new RandomStream(seed);
        var x0 = new float[n];
        var x1 = new float[n];
        var codes = new int[n];
        var signal = new double[n];
        double[] effects = [-1, 1, 0.2, -0.4, 0.7];
        for (var i = 0; i < n; i++)
        {
            x0[i] = (float)(2 * random.NextDouble() - 1);
            x1[i] = random.NextDouble() < 0.2 ? float.NaN : (float)random.NextGaussian();
            codes[i] = random.NextInt(effects.Length);
            signal[i] = x0[i] + effects[codes[i]];
        }

        return (new FeatureMatrix
        {
            RowCount = n,
            Numeric = [new NumericFeature("x0", 0, x0), new NumericFeature("x1", 1, x1)],
            Categories = [new CategoryFeature("c", 2, codes, effects.Length)],
        }, signal);
    }
}
