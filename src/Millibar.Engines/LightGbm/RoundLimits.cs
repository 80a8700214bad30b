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

    public required int Patience { get; init; }

    /// <summary>A loss above this, that of a blind guess, and above twice the best has run away; infinite where that does not happen.</summary>
    public required double RunawayLoss { get; init; }

    /// <summary>Asked before each round; null means there is time.</summary>
    public Func<bool>? OutOfTime { get; init; }

    public bool CanRunAway => !double.IsPositiveInfinity(RunawayLoss);

    /// <summary>The limits at a learning rate.</summary>
    /// <remarks>
    /// A round of a k-class problem grows k trees, so its rounds are fewer. Softmax boosting can diverge: hessians of rows that are
    /// already certain go to zero and leaf values explode (Millibar saw it on 26 classes). Then the loss rises above log k, that of
    /// a blind guess; mere overfitting does not within the patience.
    /// </remarks>
    public static RoundLimits Of(LearningData data, double learningRate)
    {
        var slow = Math.Clamp(0.1 / learningRate, 1, 3);
        var multiclass = data.Task == TaskKind.Multiclass;
        return new RoundLimits
        {
            MaxRounds = (int)(slow * Math.Clamp(multiclass ? MaxTrees / data.ClassCount : LongestSearch, ShortestSearch, LongestSearch)),
            Patience = (int)(slow * RoundSearch.Patience),
            RunawayLoss = multiclass ? Math.Log(data.ClassCount) : double.PositiveInfinity,
        };
    }

    public bool IsRunaway(double loss, double best) => CanRunAway && (!double.IsFinite(loss) || (loss > RunawayLoss && loss > 2 * Math.Min(best, RunawayLoss)));
}
