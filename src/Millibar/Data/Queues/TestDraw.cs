using Millibar.Statistics;

namespace Millibar.Data.Queues;

/// <summary>Draws rows to judge a model by, each with a known chance, so that the estimate is honest and as sharp as the number of rows allows.</summary>
/// <remarks>
/// <para>For a share of right answers 1 - R, rows are best drawn with a chance in proportion to sqrt(e (1 - R)^2 + (1 - e) R^2), the spread of a row's loss
/// about R, e being the chance that the model errs there. Source: C. Sawade, N. Landwehr, S. Bickel, T. Scheffer, Active Risk Estimation, ICML 2010, theorem 1;
/// it is J. Neyman's allocation (J. R. Stat. Soc. 97, 1934) with every row a stratum. A part is drawn alike from all, so that no row is out of reach
/// when the model is wrong about itself.</para>
/// <para>The draw is systematic over rows in random order, each with its chance exactly (W. G. Madow, Ann. Math. Stat. 20, 1949).</para>
/// <para>Weights 1 / chance make up for the uneven draw.</para>
/// </remarks>
internal static class TestDraw
{
    /// <summary>Chance of every row to be among those drawn; they sum to <paramref name="size"/>.</summary>
    /// <param name="errors">Chance that the model errs on each row, n of them; null when the metric is no share of right answers: then all are alike.</param>
    /// <param name="n">Number of rows, at least 1.</param>
    /// <param name="size">How many are to be drawn, at most n.</param>
    /// <param name="alike">Share that is drawn alike from all, above 0 to 1.</param>
    public static double[] Chances(double[]? errors, int n, int size, double alike)
    {
        var pull = new double[n];
        if (errors is null) Array.Fill(pull, 1.0);
        else
        {
            var risk = errors.Average();
            for (var i = 0; i < n; i++) pull[i] = Math.Sqrt(errors[i] * (1 - risk) * (1 - risk) + (1 - errors[i]) * risk * risk);
            var mean = pull.Average();
            for (var i = 0; i < n; i++) pull[i] = mean > 0 ? (1 - alike) * pull[i] / mean + alike : 1;
        }

        // A row cannot be drawn more than once: what it has beyond 1 goes to the others.
        var chances = new double[n];
        var sure = new bool[n];
        var (left, count) = ((double)size, n);
        for (var changed = true; changed && count > 0;)
        {
            changed = false;
            var total = 0.0;
            for (var i = 0; i < n; i++)
                if (!sure[i]) total += pull[i];
            for (var i = 0; i < n; i++)
            {
                if (sure[i]) continue;
                chances[i] = pull[i] * left / total;
                changed |= sure[i] = chances[i] >= 1;
            }

            if (!changed) break;
            for (var i = 0; i < n; i++)
                if (sure[i]) chances[i] = 1;
            count = sure.Count(one => !one);
            left = size - (n - count);
        }

        return chances;
    }

    /// <summary>Draws rows, each with its chance.</summary>
    /// <param name="chances">See <see cref="Chances"/>.</param>
    /// <param name="random">The chance.</param>
    /// <returns>Positions of distinct rows, in random order.</returns>
    public static int[] Draw(double[] chances, RandomStream random)
    {
        var order = Enumerable.Range(0, chances.Length).ToArray();
        random.Shuffle(order.AsSpan());
        var size = (int)Math.Round(chances.Sum());
        var drawn = new List<int>(size);
        var next = random.NextDouble();
        var sum = 0.0;
        foreach (var i in order)
        {
            sum += chances[i];
            if (sum <= next || drawn.Count == size) continue;
            drawn.Add(i);
            next++;
        }

        return [.. drawn];
    }

    /// <summary>How many rows drawn alike tell as much as one drawn with these chances; 1 when they are alike.</summary>
    /// <param name="errors">Chance that the model errs on each row; null gives 1.</param>
    /// <param name="chances">See <see cref="Chances"/>.</param>
    /// <remarks>Ratio of the variances of the weighted mean: n sum(v) / (sum(chances) sum(v / chances)), v being a row's spread squared; sampling without replacement is left out.</remarks>
    public static double Worth(double[]? errors, double[] chances)
    {
        if (errors is null) return 1;
        var risk = errors.Average();
        double spread = 0, weighted = 0;
        for (var i = 0; i < errors.Length; i++)
        {
            var v = errors[i] * (1 - risk) * (1 - risk) + (1 - errors[i]) * risk * risk;
            spread += v;
            weighted += v / chances[i];
        }

        return weighted > 0 ? errors.Length * spread / (chances.Sum() * weighted) : 1;
    }
}
