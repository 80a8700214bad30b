using Millibar.Train.LearningCurves;

namespace Millibar.Conformal;

/// <summary>A published learning curve, measured to its end.</summary>
/// <param name="DataSet">OpenML number.</param>
/// <param name="Family">The learner's family.</param>
/// <param name="Classes">k.</param>
/// <param name="Anchors">Sizes, eight to a doubling.</param>
internal sealed record FinishedCurve(int DataSet, LearnerFamily Family, int Classes, FinishedAnchor[] Anchors)
{
    /// <summary>Reads the curves of LCDB 1.1 (CC BY 4.0; sample-wise learning curves, 25 splits each).</summary>
    /// <param name="folder">Folder of lcdb11_curves_shared.csv and lcdb11_datasets_shared.csv.</param>
    public static List<FinishedCurve> ReadAll(string folder)
    {
        var classes = File.ReadLines(Path.Combine(folder, "lcdb11_datasets_shared.csv")).Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => int.Parse(cells[1]), cells => int.Parse(cells[5]));
        return File.ReadLines(Path.Combine(folder, "lcdb11_curves_shared.csv")).Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(cells => (DataSet: int.Parse(cells[0]), Learner: cells[2]))
            .Where(curve => curve.Key.Learner != "DummyClassifier")
            .Select(curve => new FinishedCurve(
                curve.Key.DataSet,
                curve.Key.Learner switch
                {
                    "LogisticRegression" => LearnerFamily.Linear,
                    "KNN" => LearnerFamily.Neighbours,
                    _ => LearnerFamily.Trees,
                },
                classes[curve.Key.DataSet],
                [.. curve.Select(c => new FinishedAnchor(int.Parse(c[3]), double.Parse(c[5]), double.Parse(c[7])))]))
            .ToList();
    }
}
