using System.Collections.Immutable;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Train.Ladder;

namespace Millibar.Trial.Audit;

/// <summary>The rungs whose predictions judge labels, each fitted on the same folds.</summary>
/// <remarks>Unlike the ladder of a trial, every row is predicted, and no model is fitted on all rows: only held-out predictions tell of labels.</remarks>
internal static class AuditLadder
{
    /// <summary>The rungs that tell a wrong label from a right one; simpler ones do not know the classes well enough.</summary>
    public static ImmutableArray<string> Rungs { get; } = ["linear", "neighbours", "boosting"];

    /// <summary>Predictions of every row that a fold holds out.</summary>
    /// <param name="learner">The rung.</param>
    /// <param name="data">n rows.</param>
    /// <param name="folds">Folds; together they hold out every row once.</param>
    /// <param name="threads">Fits at a time; numbers do not depend on it.</param>
    /// <param name="random">Source of the fits' chance.</param>
    /// <param name="ct">Cancels.</param>
    public static RungOutput Climb(ILearner learner, LearningData data, ImmutableArray<Fold> folds, int threads, RandomStream random, CancellationToken ct)
    {
        using var fitter = learner.Prepare(data, ct);
        var width = data.OutputWidth;
        var output = new double[data.Features.RowCount * width];
        Parallel.For(0, folds.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct }, f =>
        {
            using var model = fitter.Fit(folds[f].Train, random.Fork((ulong)f), ct);
            var held = new double[folds[f].Held.Length * width];
            model.Predict(data.Features, folds[f].Held, held, ct);
            for (var i = 0; i < folds[f].Held.Length; i++) held.AsSpan(i * width, width).CopyTo(output.AsSpan(folds[f].Held[i] * width));
        });
        return new RungOutput(learner.Name, output);
    }

    /// <summary>The mean of several rungs' outputs, n x k.</summary>
    public static double[] Mean(IReadOnlyList<RungOutput> rungs)
    {
        var mean = new double[rungs[0].Output.Length];
        foreach (var rung in rungs)
            for (var i = 0; i < mean.Length; i++) mean[i] += rung.Output[i] / rungs.Count;
        return mean;
    }
}
