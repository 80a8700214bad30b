using System.Diagnostics;
using Millibar.Models;
using Millibar.Models.Linear;
using Millibar.Models.Neighbours;
using Millibar.Statistics;
using Millibar.TestSupport;

namespace Millibar.Tests.Models;

/// <summary>Scores of the shared data sets' index (5-fold, scikit-learn) as floors, less a little for other folds and other rows.</summary>
[Trait("kind", "real data")]
public class RealDataTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("adult", "label(IsOver50K)", "", 6000, 0.902)]
    [InlineData("german_credit", "class", "", 1000, 0.792)]
    [InlineData("telco_churn", "Churn", "customerID", 6000, 0.843)]
    [InlineData("breast_cancer_wdbc", "diagnosis", "", 569, 0.995)]
    [InlineData("sms_spam", "label", "", 5574, 0.994)]
    public void Linear_BinaryData_ReachesTheKnownAuc(string file, string target, string drop, int rows, double known)
    {
        var data = Load(file, target, drop, TaskKind.Binary, rows);
        var auc = OutOfFold.Auc(data, Run(new LinearLearner(), data, file));
        output.WriteLine($"{file} linear AUC {auc:0.0000} (known {known})");
        Assert.True(auc >= known - 0.006, $"AUC {auc}");
    }

    [Theory]
    [InlineData("soybean", "Class", 683, 0.952, 0.999)]
    [InlineData("digits_8x8", "digit", 1797, 0.969, 1.0)]
    // The index has .762 on other rows; scikit-learn 1.2.1 (C = 1) on these 3,000, three shuffles of the folds: .746, .746, .751.
    [InlineData("letter", "lettr", 3000, 0.748, 0.935)]
    public void Linear_MulticlassData_ReachesTheKnownAccuracy(string file, string target, int rows, double known, double knownTop5)
    {
        var data = Load(file, target, "", TaskKind.Multiclass, rows);
        var answer = Run(new LinearLearner(), data, file);
        var accuracy = OutOfFold.Recall(data, answer);
        var top5 = OutOfFold.Recall(data, answer, 5);
        output.WriteLine($"{file} linear accuracy {accuracy:0.0000} (known {known}) top 5 {top5:0.0000} (known {knownTop5})");
        Assert.True(accuracy >= known - 0.012, $"accuracy {accuracy}");
        Assert.True(top5 >= knownTop5 - 0.008, $"top 5 {top5}");
    }

    [Theory]
    [InlineData("california_housing", "median_house_value", 6000, 0.641)]
    [InlineData("diabetes_progression", "progression", 442, 0.498)]
    public void Linear_RegressionData_ReachesTheKnownR2(string file, string target, int rows, double known)
    {
        var data = Load(file, target, "", TaskKind.Regression, rows);
        var r2 = OutOfFold.R2(data, Run(new LinearLearner(), data, file));
        output.WriteLine($"{file} linear R2 {r2:0.0000} (known {known})");
        Assert.True(r2 >= known - 0.02, $"R2 {r2}");
    }

    [Theory]
    [InlineData("adult", "label(IsOver50K)", "", 6000, 0.883)]
    [InlineData("telco_churn", "Churn", "customerID", 6000, 0.817)]
    [InlineData("breast_cancer_wdbc", "diagnosis", "", 569, 0.990)]
    public void Neighbours_BinaryData_ReachTheKnownAuc(string file, string target, string drop, int rows, double known)
    {
        var data = Load(file, target, drop, TaskKind.Binary, rows);
        var auc = OutOfFold.Auc(data, Run(new NeighboursLearner(), data, file));
        output.WriteLine($"{file} neighbours AUC {auc:0.0000} (known {known})");
        Assert.True(auc >= known - 0.006, $"AUC {auc}");
    }

    [Theory]
    [InlineData("digits_8x8", "digit", 1797, 0.962)]
    [InlineData("letter", "lettr", 3000, 0.769)]
    public void Neighbours_MulticlassData_ReachTheKnownAccuracy(string file, string target, int rows, double known)
    {
        var data = Load(file, target, "", TaskKind.Multiclass, rows);
        var accuracy = OutOfFold.Recall(data, Run(new NeighboursLearner(), data, file));
        output.WriteLine($"{file} neighbours accuracy {accuracy:0.0000} (known {known})");
        Assert.True(accuracy >= known - 0.012, $"accuracy {accuracy}");
    }

    [Theory]
    [InlineData("california_housing", "median_house_value", 6000, 0.684)]
    public void Neighbours_RegressionData_ReachTheKnownR2(string file, string target, int rows, double known)
    {
        var data = Load(file, target, "", TaskKind.Regression, rows);
        var r2 = OutOfFold.R2(data, Run(new NeighboursLearner(), data, file));
        output.WriteLine($"{file} neighbours R2 {r2:0.0000} (known {known})");
        Assert.True(r2 >= known - 0.02, $"R2 {r2}");
    }

    private static LearningData Load(string file, string target, string drop, TaskKind task, int rows) =>
        CsvTable.Learn(CsvTable.Read(TestData.Require(file + ".csv")), target, task, drop.Split(',', StringSplitOptions.RemoveEmptyEntries), rows);

    private double[] Run(ILearner learner, LearningData data, string file)
    {
        var watch = Stopwatch.StartNew();
        var answer = OutOfFold.Predict(learner, data);
        output.WriteLine($"{file} {learner.Name}: {watch.ElapsedMilliseconds} ms for 5 folds");
        Assert.All(answer, v => Assert.True(double.IsFinite(v)));
        return answer;
    }
}
