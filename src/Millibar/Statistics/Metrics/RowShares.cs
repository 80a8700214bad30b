namespace Millibar.Statistics.Metrics;

/// <summary>The metrics that are shares of rows.</summary>
internal static class RowShares
{
    /// <summary>Rows whose decision is their class.</summary>
    public static MetricForm Accuracy { get; } = new MetricForm.Share(static rows =>
    {
        var predicted = Decisions.Of(rows, DecisionRule.MostProbable);
        var hits = new bool[predicted.Length];
        for (var i = 0; i < hits.Length; i++) hits[i] = predicted[i] == rows.TrueClass[i];
        return (null, hits);
    });

    /// <summary>Predicted positives among true ones.</summary>
    public static MetricForm Recall { get; } = new MetricForm.Share(static rows =>
    {
        var (truth, predicted) = Positives(rows);
        return (truth, predicted);
    });

    /// <summary>True positives among predicted ones.</summary>
    public static MetricForm Precision { get; } = new MetricForm.Share(static rows =>
    {
        var (truth, predicted) = Positives(rows);
        return (predicted, truth);
    });

    /// <summary>Rows whose class is among the <paramref name="top"/> most probable; classes as probable as the true one are counted before it.</summary>
    public static MetricForm RecallTop(int top) => new MetricForm.Share(rows =>
    {
        var k = rows.ClassCount;
        var hits = new bool[rows.Count];
        for (var i = 0; i < hits.Length; i++)
        {
            var row = rows.Probabilities.AsSpan(i * k, k);
            var own = row[rows.TrueClass[i]];
            var before = -1;
            foreach (var p in row)
                if (p >= own) before++;
            hits[i] = before < top;
        }

        return (null, hits);
    });

    private static (bool[] Truth, bool[] Predicted) Positives(ScoredRows rows)
    {
        var decided = Decisions.Of(rows, DecisionRule.MostProbable);
        var truth = new bool[decided.Length];
        var predicted = new bool[decided.Length];
        for (var i = 0; i < truth.Length; i++)
        {
            truth[i] = rows.TrueClass[i] == 1;
            predicted[i] = decided[i] == 1;
        }

        return (truth, predicted);
    }
}
