using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Overhead;

/// <summary>Numeric features, a third of which carry the target.</summary>
internal static class MadeUp
{
    public static LearningData Binary(int rows, int columns)
    {
        var random = new RandomStream(20);
        var features = new float[columns][];
        for (var j = 0; j < columns; j++)
        {
            features[j] = new float[rows];
            for (var i = 0; i < rows; i++) features[j][i] = (float)random.NextGaussian();
        }

        var classes = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            double score = 1.5 * random.NextGaussian();
            for (var j = 0; j + 1 < columns / 3; j++) score += features[j][i] + 0.7 * features[j][i] * features[j + 1][i];
            classes[i] = score > 0 ? 1 : 0;
        }

        return new LearningData
        {
            Features = new FeatureMatrix
            {
                RowCount = rows,
                Numeric = [.. features.Select((values, j) => new NumericFeature($"x{j}", j, values))],
                Categories = [],
            },
            Task = TaskKind.Binary,
            ClassCount = 2,
            Classes = classes,
        };
    }
}
