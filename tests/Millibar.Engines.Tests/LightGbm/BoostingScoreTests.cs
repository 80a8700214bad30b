using Millibar.Engines.LightGbm;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.TestSupport;
using Millibar.Tests;

namespace Millibar.Engines.Tests.LightGbm;

/// <summary>Five-fold scores on real data against a reference (scikit-learn's histogram boosting, same sizes): no worse within the 95 % interval.</summary>
[Collection(nameof(LightGbmCollection))]
public sealed class BoostingScoreTests
{
    private const int Folds = 5;

    [Theory]
    [InlineData("german_credit.csv", "class", "", 1000, 0.781)]
    [InlineData("telco_churn.csv", "Churn", "customerID", 6000, 0.832)]
    [InlineData("adult.csv", "label(IsOver50K)", "", 6000, 0.910)]
    public void Area_under_the_curve_is_no_worse_than_the_reference(string file, string target, string drop, int most, double reference)
    {
        var data = Load(file, target, drop, TaskKind.Binary, most);
        var output = OutOfFold(data);
        var positive = data.Classes.Select((c, i) => (Class: c, Score: output[2 * i + 1])).OrderBy(p => p.Score).ToArray();
        double positives = data.Classes.Count(c => c == 1);
        var negatives = data.Classes.Length - positives;
        var rankSum = positive.Select((p, i) => p.Class == 1 ? i + 1.0 : 0).Sum();
        var auc = (rankSum - positives * (positives + 1) / 2) / (positives * negatives);

        // Hanley and McNeil, Radiology 143 (1982) 29-36, equation 2.
        var (q1, q2) = (auc / (2 - auc), 2 * auc * auc / (1 + auc));
        var error = Math.Sqrt((auc * (1 - auc) + (positives - 1) * (q1 - auc * auc) + (negatives - 1) * (q2 - auc * auc)) / (positives * negatives));
        Assert.True(auc + 1.96 * error >= reference, $"{file}: AUC {auc:F4} +- {1.96 * error:F4}, reference {reference}");
    }

    [Theory]
    [InlineData("wine_quality_red.csv", "quality", 1599, 0.682)]
    [InlineData("digits_8x8.csv", "digit", 1797, 0.975)]
    [InlineData("letter.csv", "lettr", 3000, 0.843)]
    public void Accuracy_is_no_worse_than_the_reference(string file, string target, int most, double reference)
    {
        var data = Load(file, target, "", TaskKind.Multiclass, most);
        var accuracy = Predicting.Accuracy(data, Synthetic.Range(0, data.Classes.Length), OutOfFold(data));
        var error = Math.Sqrt(accuracy * (1 - accuracy) / data.Classes.Length);
        Assert.True(accuracy + 1.96 * error >= reference, $"{file}: accuracy {accuracy:F4} +- {1.96 * error:F4}, reference {reference}");
    }

    [Theory]
    [InlineData("california_housing.csv", "median_house_value", 6000, 0.818)]
    [InlineData("abalone.csv", "Class_Rings", 4177, 0.531)]
    public void Explained_variance_is_no_worse_than_the_reference(string file, string target, int most, double reference)
    {
        var data = Load(file, target, "", TaskKind.Regression, most);
        var output = OutOfFold(data);
        var mean = data.Values.Average();
        var residual = data.Values.Select((v, i) => (v - output[i]) * (v - output[i])).ToArray();
        var total = data.Values.Average(v => (v - mean) * (v - mean));
        var r2 = 1 - residual.Average() / total;
        var error = Math.Sqrt(residual.Average(s => Math.Pow(s - residual.Average(), 2)) / residual.Length) / total;
        Assert.True(r2 + 1.96 * error >= reference, $"{file}: R2 {r2:F4} +- {1.96 * error:F4}, reference {reference}");
    }

    private static LearningData Load(string file, string target, string drop, TaskKind task, int most) =>
        CsvTable.Learn(CsvTable.Read(TestData.Require(file)), target, task, drop.Length == 0 ? null : [drop], most);

    private static double[] OutOfFold(LearningData data)
    {
        var rows = Synthetic.Range(0, data.Features.RowCount);
        var width = data.OutputWidth;
        var output = new double[rows.Length * width];
        using var fitter = new BoostingLearner().Prepare(data, CancellationToken.None);
        var folds = InnerSplit.Folds(data, rows, Folds, new RandomStream(3));
        for (var f = 0; f < folds.Length; f++)
        {
            using var predictor = fitter.Fit([.. rows.Except(folds[f])], new RandomStream(4).Fork((ulong)f), CancellationToken.None);
            var part = Predicting.Of(predictor, data, folds[f]);
            for (var i = 0; i < folds[f].Length; i++) part.AsSpan(i * width, width).CopyTo(output.AsSpan(folds[f][i] * width));
        }

        return output;
    }
}
