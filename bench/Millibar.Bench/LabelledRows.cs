using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Bench;

/// <summary>Ten classes, two classifiers of accuracy .80 and .78 on the same rows; class sizes fall from 1 to 1/10.</summary>
internal sealed record LabelledRows(int[] Truth, int[] First, int[] Second)
{
    public const int Classes = 10;

    public static LabelledRows Draw(int n)
    {
        var random = new RandomStream(0);
        var rows = new LabelledRows(new int[n], new int[n], new int[n]);
        for (var i = 0; i < n; i++)
        {
            // The product of two uniforms gives the lower classes more rows.
            var truth = (int)(Classes * random.NextDouble() * Math.Sqrt(random.NextDouble()));
            var hard = random.NextDouble();
            rows.Truth[i] = truth;
            rows.First[i] = hard < .75 || random.NextDouble() < .2 ? truth : random.NextInt(Classes);
            rows.Second[i] = hard < .73 || random.NextDouble() < .2 ? truth : random.NextInt(Classes);
        }

        return rows;
    }

    /// <summary>Probabilities of .91 for the predicted class and .01 for each other.</summary>
    public ScoredRows Scored(int[] predicted)
    {
        var p = new double[predicted.Length * Classes];
        Array.Fill(p, .01);
        for (var i = 0; i < predicted.Length; i++) p[i * Classes + predicted[i]] = .91;
        return new ScoredRows { Task = TaskKind.Multiclass, ClassCount = Classes, TrueClass = Truth, Probabilities = p };
    }
}
