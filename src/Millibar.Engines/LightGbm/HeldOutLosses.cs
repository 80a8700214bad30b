using Millibar.Statistics;

namespace Millibar.Engines.LightGbm;

/// <summary>Losses on held-out rows, row by row, so that two trials can be compared in pairs.</summary>
internal static class HeldOutLosses
{
    private const double OneSided95 = 1.6448536269514722;
    private const double LeastProbability = 1e-15;

    /// <summary>The loss of each held-out row, part after part: log-loss, squared or absolute error.</summary>
    public static double[] Of(EnsembleTraining training, FitPlan plan, CheckedFit fit)
    {
        var data = training.Binned.Data;
        var width = data.OutputWidth;
        var losses = new double[plan.Parts.Sum(p => p.Held.Length)];
        var at = 0;
        for (var part = 0; part < plan.Parts.Length; part++)
        {
            var held = plan.Parts[part].Held;
            var output = new double[held.Length * width];
            fit.Predictors[part].Predict(data.Features, held, output);
            for (var i = 0; i < held.Length; i++, at++)
            {
                var weight = data.Weights?[held[i]] ?? 1;
                losses[at] = weight * (data.Task == TaskKind.Regression
                    ? Error(data.Values[held[i]] - output[i], training.AbsoluteError)
                    : -Math.Log(Math.Max(LeastProbability, output[i * width + data.Classes[held[i]]])));
            }
        }

        return losses;
    }

    /// <summary>Whether the one-sided 95 % lower bound of the mean paired difference is above 0 (normal approximation).</summary>
    /// <param name="before">Losses of the older trial, m rows.</param>
    /// <param name="after">Losses of the newer trial on the same rows.</param>
    public static bool IsRealGain(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        if (before.Length < 2) return false;
        double mean = 0;
        for (var i = 0; i < before.Length; i++) mean += (before[i] - after[i]) / before.Length;
        double squares = 0;
        for (var i = 0; i < before.Length; i++)
        {
            var deviation = before[i] - after[i] - mean;
            squares += deviation * deviation;
        }

        var error = Math.Sqrt(squares / (before.Length - 1) / before.Length);
        return mean - OneSided95 * error > 0;
    }

    private static double Error(double difference, bool absolute) => absolute ? Math.Abs(difference) : difference * difference;
}
