using Millibar.Statistics;
using Millibar.Train.LearningCurves;

namespace Millibar.Conformal;

/// <summary>Learns the quantiles of the forecast's interval anew and prints them as C#, with the coverage on left-out data sets.</summary>
internal static class Program
{
    private static readonly double[] Levels = [0.5, 0.8, 0.9, 0.95];

    private static int Main(string[] arguments)
    {
        if (arguments.Length != 1)
        {
            Console.Error.WriteLine("Usage: Millibar.Conformal FOLDER (that of lcdb11_curves_shared.csv)");
            return 64;
        }

        var residuals = Residual.Collect(FinishedCurve.ReadAll(arguments[0]), draws: 4, new RandomStream(0));
        var learner = new QuantileLearner(residuals);
        foreach (var family in Enum.GetValues<LearnerFamily>())
        {
            Console.WriteLine($"        // {family}");
            for (var reach = 0; reach < Residual.Reaches.Length; reach++)
            {
                var pairs = Levels.Select(level => learner.Learn(family, reach, level, 0)).Select(q => $"{q.Low:F2}, {q.High:F2}");
                Console.WriteLine($"        {string.Join(", ", pairs)},");
            }
        }

        Console.WriteLine();
        Console.WriteLine("| family | factor | data sets | forecasts | 90 %: by data set | by forecast | end of curve | 95 %: by data set |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var family in Enum.GetValues<LearnerFamily>())
        {
            for (var reach = 0; reach < Residual.Reaches.Length; reach++)
            {
                var all = learner.Of(family, reach);
                var at90 = Coverage.Of(learner, family, reach, 0.9);
                var at95 = Coverage.Of(learner, family, reach, 0.95);
                Console.WriteLine(
                    $"| {family} | {Math.Pow(2, Residual.Reaches[reach] / 8.0):F1} | {all.Select(r => r.Residual.DataSet).Distinct().Count()} | {all.Count} " +
                    $"| {at90.ByDataSet:F3} | {at90.ByCase:F3} | {at90.AtEnd:F3} | {at95.ByDataSet:F3} |");
            }
        }

        return 0;
    }
}
