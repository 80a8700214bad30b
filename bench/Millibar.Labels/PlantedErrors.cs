using System.Collections.Immutable;
using Millibar.Data.Labels;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Labels;

/// <summary>What the audit says of planted errors: how well it ranks them, and how many it thinks there are.</summary>
internal static class PlantedErrors
{
    /// <summary>Measures a case; the last rung is boosting.</summary>
    public static PlantedOutcome Measure(PlantedRows rows, CancellationToken ct)
    {
        var (given, k) = (rows.Given, rows.Classes);
        double[] mean = [.. Enumerable.Range(0, given.Length * k).Select(i => rows.Rungs.Average(rung => rung.Output[i]))];
        bool[] wrong = [.. rows.Truth.Zip(given, (truth, label) => truth != label)];
        var held = new HeldProbabilities(mean, k);
        var estimate = NoiseEstimate.Of(given, mean, k, new RandomStream(rows.Case.Seed), ct)!.Share;
        return new PlantedOutcome(
            rows.Wrong,
            new Interval(estimate.Value * given.Length, estimate.Low * given.Length, estimate.High * given.Length),
            LabelFlags.Of(FlagMethod.NoiseRate, given, held, ConfidentCounts.Of(given, held, ct), ct).Length,
            ConfidentCounts.Of(given, rows.Rungs[^1].Output, k).EstimatedErrors,
            Score(wrong, given, mean, k, RankMethod.Margin),
            [.. from rung in rows.Rungs from rank in Enum.GetValues<RankMethod>() select Score(wrong, given, rung.Output, k, rank)]);
    }

    /// <summary>All cases in three lines.</summary>
    public static void Tell(IReadOnlyList<PlantedOutcome> outcomes)
    {
        Tell("AUROC", outcomes, score => score.Auroc);
        Tell("average precision", outcomes, score => score.Precision);
        Console.WriteLine(FormattableString.Invariant(
            $"number of wrong labels: within 15 % in {outcomes.Count(one => Near(one.Estimate.Value, one))} of {outcomes.Count} cases, interval covers {outcomes.Count(one => one.Estimate.Low <= one.Wrong && one.Wrong <= one.Estimate.High)}; flags {outcomes.Count(one => Near(one.Flags, one))}; confident count of boosting alone {outcomes.Count(one => Near(one.OneCount, one))}"));
    }

    private static bool Near(double count, PlantedOutcome one) => Math.Abs(count / one.Wrong - 1) <= 0.15;

    /// <summary>Against the best of nine (three scores on three rungs): the one with the best mean over all cases.</summary>
    private static void Tell(string what, IReadOnlyList<PlantedOutcome> outcomes, Func<(double Auroc, double Precision), double> pick)
    {
        var best = Enumerable.Range(0, outcomes[0].Singles.Length).MaxBy(single => outcomes.Average(one => pick(one.Singles[single])));
        double[] gains = [.. outcomes.Select(one => pick(one.Ours) - pick(one.Singles[best]))];
        var mean = gains.Average();
        var half = 1.96 * Math.Sqrt(gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Length - 1) / gains.Length);
        Console.WriteLine(FormattableString.Invariant($"{what}: margin on the mean of three rungs {outcomes.Average(one => pick(one.Ours)):0.0000}, best score on the best single rung {outcomes.Average(one => pick(one.Singles[best])):0.0000}, gain {mean:0.0000} +- {half:0.0000} over {outcomes.Count} cases"));
    }

    private static (double Auroc, double Precision) Score(bool[] wrong, int[] given, double[] output, int k, RankMethod rank)
    {
        var scored = new ScoredRows
        {
            Task = TaskKind.Binary,
            ClassCount = 2,
            TrueClass = [.. wrong.Select(one => one ? 1 : 0)],
            Probabilities = [.. given.SelectMany((label, row) => LabelScores.Of(rank, label, output.AsSpan(row * k, k)) is var right ? new[] { right, 1 - right } : [])],
        };
        return (AllMetrics.Find("roc_auc", TaskKind.Binary, 2)!.Measure(scored), AllMetrics.Find("average_precision", TaskKind.Binary, 2)!.Measure(scored));
    }
}
