using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Engines.LightGbm;

/// <summary>When boosting ends.</summary>
internal sealed record RoundLimits
{
    private const int MaxTrees = 3000;
    private const int LongestSearch = 500;
    private const int ShortestSearch = 50;

    /// <summary>Rounds without early stopping, where there are too few rows to hold some out.</summary>
    internal const int FixedRounds = 50;

    public required int MaxRounds { get; init; }

    /// <summary>Rounds without progress after which a search ends.</summary>
    public required int Patience { get; init; }

    /// <summary>The share by which the loss must fall within the patience: below that, rounds cost more than they bring.</summary>
    public required double Progress { get; init; }

    /// <summary>A loss above this, that of a blind guess, and above twice the best has run away; infinite where that does not happen.</summary>
    public required double RunawayLoss { get; init; }

    /// <summary>Asked before each round; null means there is time.</summary>
    public Func<bool>? OutOfTime { get; init; }

    public bool CanRunAway => !double.IsPositiveInfinity(RunawayLoss);

    /// <summary>The limits at a learning rate.</summary>
    /// <remarks>
    /// A round of a k-class problem grows k trees, so its rounds are fewer, and a loss that creeps is not waited for: with 10 rounds and
    /// 2 % in place of 30 and 0.5 %, digits_8x8 took 102 rounds, not 296 (accuracy .972 and .975, CPU 5.9 and 13.5 s). Softmax boosting can diverge: hessians of rows that are
    /// already certain go to zero and leaf values explode (Millibar saw it on 26 classes). Then the loss rises above log k, that of
    /// a blind guess; mere overfitting does not within the patience. Two classes: 15 rounds find what 30 find (german_credit .5037 and .5037,
    /// telco_churn .4160 and .4160, credit_data .4354 and .4353, titanic .4249 and .4249, four seeds each); regression still gains by waiting (abalone RMSE 2.203 and 2.199).
    /// </remarks>
    public static RoundLimits Of(LearningData data, double learningRate)
    {
        var slow = Math.Clamp(0.1 / learningRate, 1, 3);
        var multiclass = data.Task == TaskKind.Multiclass;
        return new RoundLimits
        {
            MaxRounds = (int)(slow * Math.Clamp(multiclass ? MaxTrees / data.ClassCount : LongestSearch, ShortestSearch, LongestSearch)),
            Patience = (int)(slow * Patient(data.Task)),
            Progress = multiclass ? 0.02 : 0.005,
            RunawayLoss = multiclass ? Math.Log(data.ClassCount) : double.PositiveInfinity,
        };
    }

    private static int Patient(TaskKind task) => task switch
    {
        TaskKind.Multiclass => 10,
        TaskKind.Binary => 15,
        _ => 30,
    };

    public bool IsRunaway(double loss, double best) => CanRunAway && (!double.IsFinite(loss) || (loss > RunawayLoss && loss > 2 * Math.Min(best, RunawayLoss)));
}
