using Millibar.Models;

namespace Millibar.Train.Ladder;

/// <summary>How long a model takes to answer for one row, features ready.</summary>
/// <param name="P50">Median, milliseconds.</param>
/// <param name="P99">99th percentile, milliseconds.</param>
/// <param name="Calls">Calls timed.</param>
internal readonly record struct SingleRowLatency(double P50, double P99, int Calls)
{
    private const int MostCalls = 500;

    public static SingleRowLatency Measure(IPredictor model, LadderPlan plan, TimeProvider time, CancellationToken ct)
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
            // A slow model is timed on fewer rows: half a second is enough to know that it is slow.
            if (calls >= 50 && time.GetElapsedTime(started).TotalSeconds > 0.5) break;
        }

        Array.Sort(times, 0, calls);
        return new SingleRowLatency(times[calls / 2], times[Math.Min(calls - 1, (int)(calls * 0.99))], calls);
    }
}
