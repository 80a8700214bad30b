using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Trial.Audit;

/// <summary>Predicts every row by a model that learnt neither from it nor from a copy of it.</summary>
internal static class FoldPredictions
{
    /// <summary>Fits a learner on every fold.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="data">n rows.</param>
    /// <param name="rows">Rows to predict.</param>
    /// <param name="folds">Parts of these rows; each is predicted from all the others.</param>
    /// <param name="threads">Fits at a time.</param>
    /// <param name="random">Chance; each fold has a fork of its own.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Row-major n x k (or n values); zero for rows that were not to be predicted.</returns>
    public static double[] Of(ILearner learner, LearningData data, int[] rows, int[][] folds, int threads, RandomStream random, CancellationToken ct) =>
        Of(learner, data, folds, fold => Without(rows, folds[fold]), threads, random, ct);

    /// <summary>The same, learning from rows of the caller's choice.</summary>
    public static double[] Of(ILearner learner, LearningData data, int[][] folds, Func<int, int[]> train, int threads, RandomStream random, CancellationToken ct)
    {
        using var fitter = learner.Prepare(data, ct);
        var width = data.OutputWidth;
        var all = new double[data.Features.RowCount * width];
        try
        {
            Parallel.For(0, folds.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct }, fold =>
            {
                using var model = fitter.Fit(train(fold), random.Fork((ulong)fold), ct);
                var output = new double[folds[fold].Length * width];
                model.Predict(data.Features, folds[fold], output);
                for (var i = 0; i < folds[fold].Length; i++) output.AsSpan(i * width, width).CopyTo(all.AsSpan(folds[fold][i] * width));
            });
        }
        catch (AggregateException many) when (many.InnerExceptions.All(e => e is OperationCanceledException))
        {
            throw new OperationCanceledException(ct);
        }

        return all;
    }

    /// <summary>Rows that are not in a part; both ascending.</summary>
    public static int[] Without(int[] rows, int[] part)
    {
        var taken = part.ToHashSet();
        return [.. rows.Where(row => !taken.Contains(row))];
    }
}
