using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Data.Leakage;

/// <summary>What a cheap model reaches without some columns: the measure of whether they alone carry the answer.</summary>
internal static class RestSkill
{
    private const int MostRows = 4_000;
    private const int Folds = 3;

    /// <summary>Out-of-fold skill of the cheap rung without the given columns; 0 when no feature is left.</summary>
    public static double Without(CheckContext context, IReadOnlySet<int> columns, RandomStream random, CancellationToken ct)
    {
        var data = context.LearningWithout(columns);
        var features = data.Features;
        if (features.Numeric.IsEmpty && features.Categories.IsEmpty && features.Text is null) return 0;

        var rows = RowSample.Take(context.Table.RowCount, MostRows, random.Fork("rows"));
        var outcome = Outcome.Of(context.Target, rows);
        var width = outcome.Task == TaskKind.Multiclass ? outcome.ClassCount : 1;
        var scores = new double[rows.Length * width];
        var place = new Dictionary<int, int>(rows.Length);
        for (var i = 0; i < rows.Length; i++) place[rows[i]] = i;

        using var fitter = context.Learner.Prepare(data, ct);
        var folds = InnerSplit.Folds(data with { Clusters = context.FeatureClusters }, rows, Folds, random.Fork("folds"));
        for (var f = 0; f < folds.Length; f++)
        {
            ct.ThrowIfCancellationRequested();
            var held = folds[f].ToHashSet();
            using var model = fitter.Fit([.. rows.Where(row => !held.Contains(row))], random.Fork((ulong)f), ct);
            var output = new double[folds[f].Length * data.OutputWidth];
            model.Predict(features, folds[f], output);
            for (var i = 0; i < folds[f].Length; i++)
            {
                for (var k = 0; k < width; k++)
                    scores[place[folds[f][i]] * width + k] = output[i * data.OutputWidth + (outcome.Task == TaskKind.Binary ? 1 : k)];
            }
        }

        return Skill.Of(outcome, scores, width);
    }
}
