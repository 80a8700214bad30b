namespace Millibar.Engines.LightGbm;

/// <summary>How many rounds to boost: early stopping on held-out rows.</summary>
/// <param name="Rounds">The round with the lowest held-out loss, at least 1.</param>
/// <param name="Loss">That loss, mean over the held-out parts.</param>
/// <param name="End">Why the search ended.</param>
internal readonly record struct RoundSearch(int Rounds, double Loss, RoundSearch.Ending End)
{
    internal enum Ending
    {
        Stopped,
        Diverged,
        OutOfTime,
    }

    /// <summary>Boosts until the mean held-out loss of all runs makes no progress any more.</summary>
    /// <param name="runs">Runs on different held-out rows, advanced side by side.</param>
    /// <param name="limits">When to end.</param>
    /// <param name="ct">Looked at each round.</param>
    public static RoundSearch Run(IReadOnlyList<BoostingRun> runs, RoundLimits limits, CancellationToken ct)
    {
        var best = new RoundSearch(1, double.PositiveInfinity, Ending.Stopped);
        var (progressRound, progressLoss) = (0, double.PositiveInfinity);
        for (var round = 1; round <= limits.MaxRounds && round - progressRound <= limits.Patience; round++)
        {
            if (limits.OutOfTime is { } over && over()) return best with { End = Ending.OutOfTime };
            double loss = 0;
            var grows = false;
            foreach (var run in runs)
            {
                ct.ThrowIfCancellationRequested();
                grows |= run.Step();
                loss += run.Loss() / runs.Count;
            }

            if (limits.IsRunaway(loss, best.Loss)) return best with { End = Ending.Diverged };
            if (loss < best.Loss) best = new RoundSearch(round, loss, Ending.Stopped);
            if (loss < progressLoss * (1 - limits.Progress)) (progressRound, progressLoss) = (round, loss);
            if (!grows) break;
        }

        return best;
    }

    /// <summary>Boosts a given number of rounds without held-out rows; false when the training loss ran away.</summary>
    public static bool Complete(BoostingRun run, int rounds, RoundLimits limits, CancellationToken ct)
    {
        const int Interval = 5;
        var best = double.PositiveInfinity;
        for (var round = 1; round <= rounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            var grows = run.Step();
            // A run that blew up may also be one that cannot be split any more: its hessians are zero.
            if (limits.CanRunAway && (!grows || round % Interval == 0 || round == rounds))
            {
                var loss = run.Loss();
                if (limits.IsRunaway(loss, best)) return false;
                best = Math.Min(best, loss);
            }

            if (!grows) break;
        }

        return true;
    }
}
