namespace Millibar.Portfolio.Ranking;

/// <summary>How often each project comes first, or among the first, over all simulated futures.</summary>
internal sealed class RankShares
{
    private const int Chunk = 512;

    private RankShares(int[] first, int[] top, double[] regret, int draws)
    {
        First = first;
        Top = top;
        Regret = regret;
        Draws = draws;
    }

    /// <summary>Number of draws in which each project came first.</summary>
    public IReadOnlyList<int> First { get; }

    /// <summary>Number of draws in which each was among the first k.</summary>
    public IReadOnlyList<int> Top { get; }

    /// <summary>Expected regret of choosing each: how much the best choice, doing nothing included, would have brought more.</summary>
    public IReadOnlyList<double> Regret { get; }

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>Ranks the projects in every draw.</summary>
    /// <param name="values">m projects x n draws: each project's value in each simulated future.</param>
    /// <param name="top">k, at least 1.</param>
    /// <param name="ct">Cancels.</param>
    /// <remarks>Equal values rank in the order of the list. Cost: n m, and n k m at worst. The number of threads never changes a number.</remarks>
    public static RankShares Of(IReadOnlyList<double[]> values, int top, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var (projects, draws) = (values.Count, values.Count == 0 ? 0 : values[0].Length);
        var chunks = (draws + Chunk - 1) / Chunk;
        var parts = new RankShares[chunks];
        Parallel.For(0, chunks, new ParallelOptions { CancellationToken = ct }, c => parts[c] = Part(values, top, c * Chunk, Math.Min(draws, (c + 1) * Chunk)));

        var (first, among, regret) = (new int[projects], new int[projects], new double[projects]);
        foreach (var part in parts)
            for (var p = 0; p < projects; p++)
            {
                first[p] += part.First[p];
                among[p] += part.Top[p];
                regret[p] += part.Regret[p];
            }

        for (var p = 0; p < projects; p++) regret[p] /= draws;
        return new RankShares(first, among, regret, draws);
    }

    private static RankShares Part(IReadOnlyList<double[]> values, int top, int from, int to)
    {
        var projects = values.Count;
        var (first, among, regret) = (new int[projects], new int[projects], new double[projects]);
        var leaders = new int[Math.Min(top, projects)];
        for (var d = from; d < to; d++)
        {
            var count = 0;
            for (var p = 0; p < projects; p++)
            {
                // From the last leader up: only a higher value passes, so that equal ones keep the order of the list.
                var place = count;
                while (place > 0 && values[p][d] > values[leaders[place - 1]][d]) place--;
                if (place == leaders.Length) continue;
                count = Math.Min(count + 1, leaders.Length);
                Array.Copy(leaders, place, leaders, place + 1, count - 1 - place);
                leaders[place] = p;
            }

            var best = Math.Max(values[leaders[0]][d], 0);
            for (var p = 0; p < projects; p++) regret[p] += best - values[p][d];
            first[leaders[0]]++;
            foreach (var leader in leaders) among[leader]++;
        }

        return new RankShares(first, among, regret, to - from);
    }
}
