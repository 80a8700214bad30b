using Millibar.Models;

namespace Millibar.Train.Ladder;

/// <summary>How long a model takes to answer for one row, features ready.</summary>
internal static class SingleRowLatency
{
    private const int MostCalls = 500;

    /// <summary>Milliseconds of each call, rising.</summary>
    public static double[] Measure(IPredictor model, LadderPlan plan, TimeProvider time, CancellationToken ct)
    {
        var output = new double[plan.Data.OutputWidth];
        var times = new double[MostCalls];
        var row = new int[1];
        var started = time.GetTimestamp();
        var calls = 0;
        for (var i = -20; i < MostCalls; i++)
        {
            ct.ThrowIfCancellationRequested();
            row[0] = plan.TrainRows[(i + 20) * 7919L % plan.TrainRows.Length];
            var before = time.GetTimestamp();
            model.Predict(plan.Data.Features, row, output);
            if (i >= 0) times[calls++] = time.GetElapsedTime(before).TotalMilliseconds;
            // A slow model is timed on fewer rows: a second is enough to know that it is slow.
            if (calls >= 50 && time.GetElapsedTime(started).TotalSeconds > 1) break;
        }

        Array.Resize(ref times, calls);
        Array.Sort(times);
        return times;
    }
}
