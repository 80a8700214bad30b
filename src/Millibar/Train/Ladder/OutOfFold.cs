using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Train.Ladder;

/// <summary>Predictions of rows that the predicting model has not seen.</summary>
/// <param name="Rows">Row indices, ascending.</param>
/// <param name="Output">Row-major r x k probabilities, or r values.</param>
/// <param name="Refitted">The model fitted on all training rows.</param>
/// <param name="FitTime">How long that fit took.</param>
internal sealed record OutOfFold(int[] Rows, double[] Output, IPredictor Refitted, TimeSpan FitTime)
{
    /// <summary>How long the fit of each fold took.</summary>
    public TimeSpan[] FoldTimes { get; init; } = [];

    /// <summary>Fits a learner on every fold and on all training rows; results do not depend on the number of threads.</summary>
    public static OutOfFold Measure(ILearner learner, LadderPlan plan, RandomStream random, TimeProvider time, CancellationToken ct)
    {
        using var fitter = learner.Prepare(plan.Data, ct);
        var width = plan.Data.OutputWidth;
        var outputs = new double[plan.Folds.Length][];
        var foldTimes = new TimeSpan[plan.Folds.Length];
        IPredictor? refitted = null;
        var fitTime = TimeSpan.Zero;
        try
        {
            Parallel.For(0, plan.Folds.Length + 1, new ParallelOptions { MaxDegreeOfParallelism = plan.Threads, CancellationToken = ct }, job =>
            {
                var fold = job == 0 ? null : plan.Folds[job - 1];
                var started = time.GetTimestamp();
                var model = fitter.Fit(fold?.Train ?? plan.TrainRows, random.Fork((ulong)job), ct);
                if (fold is null)
                {
                    fitTime = time.GetElapsedTime(started);
                    refitted = model;
                    return;
                }

                foldTimes[job - 1] = time.GetElapsedTime(started);
                using (model)
                {
                    var output = new double[fold.Held.Length * width];
                    model.Predict(plan.Data.Features, fold.Held, output, ct);
                    outputs[job - 1] = output;
                }
            });
        }
        catch (AggregateException many) when (many.InnerExceptions.All(e => e is OperationCanceledException))
        {
            refitted?.Dispose();
            throw new OperationCanceledException(ct);
        }
        catch (OperationCanceledException)
        {
            refitted?.Dispose();
            throw;
        }

        var (rows, gathered) = Gather(plan, outputs, width);
        return new OutOfFold(rows, gathered, refitted!, fitTime) { FoldTimes = foldTimes };
    }

    private static (int[] Rows, double[] Output) Gather(LadderPlan plan, double[][] outputs, int width)
    {
        var places = new List<(int Row, int Fold, int Place)>();
        for (var f = 0; f < outputs.Length; f++)
            for (var i = 0; i < plan.Folds[f].Held.Length; i++) places.Add((plan.Folds[f].Held[i], f, i));
        places.Sort();
        var rows = new int[places.Count];
        var output = new double[places.Count * width];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = places[i].Row;
            outputs[places[i].Fold].AsSpan(places[i].Place * width, width).CopyTo(output.AsSpan(i * width));
        }

        return (rows, output);
    }
}
