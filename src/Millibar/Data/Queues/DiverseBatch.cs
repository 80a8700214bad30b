using Millibar.Statistics;

namespace Millibar.Data.Queues;

/// <summary>Chooses rows that would each teach a linear model something else: doubtful ones, and unlike each other.</summary>
/// <remarks>
/// <para>A row stands at g = (p - e) x, the gradient of its loss if the likeliest class came out true: p are the probabilities, e is 1 at that
/// class, x is the row in its <see cref="RowSpace"/>. The sure rows lie at 0, doubtful ones far out, alike ones together. Rows are drawn one by one,
/// each with a chance in proportion to its squared distance from 0 and from those already chosen (k-means++).</para>
/// <para>Source: J. T. Ash et al., Deep Batch Active Learning by Diverse, Uncertain Gradient Lower Bounds, ICLR 2020.</para>
/// <para>Cost: one pass over the rows for each that is chosen.</para>
/// </remarks>
internal static class DiverseBatch
{
    /// <summary>p - e of each row.</summary>
    /// <param name="probabilities">Row-major n x k class probabilities.</param>
    /// <param name="k">Number of classes.</param>
    /// <returns>Row-major n x k.</returns>
    public static double[] Pulls(ReadOnlySpan<double> probabilities, int k)
    {
        var pulls = probabilities.ToArray();
        for (var at = 0; at < pulls.Length; at += k)
        {
            var row = pulls.AsSpan(at, k);
            var best = 0;
            for (var c = 1; c < k; c++)
                if (row[c] > row[best]) best = c;
            row[best]--;
        }

        return pulls;
    }

    /// <summary>Draws rows.</summary>
    /// <param name="space">The rows, n of them.</param>
    /// <param name="pulls">Row-major n x w: how a row would pull at the model; see <see cref="Pulls"/>. For numbers w is 1: how far the models differ.</param>
    /// <param name="size">How many, at most n.</param>
    /// <param name="random">The chance.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Positions of distinct rows, in the order in which they were drawn.</returns>
    public static int[] Draw(RowSpace space, double[] pulls, int size, RandomStream random, CancellationToken ct)
    {
        var n = space.Count;
        var width = pulls.Length / Math.Max(1, n);
        var length = new double[n];
        for (var i = 0; i < n; i++) length[i] = Product(pulls, i, i, width);

        var distance = (double[])length.Clone();
        var products = new double[n];
        var chosen = new List<int>(size);
        while (chosen.Count < size)
        {
            ct.ThrowIfCancellationRequested();
            var next = Next(distance, random);
            if (next < 0) break;
            chosen.Add(next);
            space.Products(next, products);
            for (var i = 0; i < n; i++)
                if (distance[i] > 0) distance[i] = Math.Min(distance[i], length[i] + length[next] - 2 * Product(pulls, i, next, width) * products[i]);
            distance[next] = 0;
        }

        return [.. chosen, .. Rest(chosen, length, size)];
    }

    /// <summary>When only sure rows or copies of chosen ones are left: the least sure first.</summary>
    private static IEnumerable<int> Rest(List<int> chosen, double[] length, int size)
    {
        if (chosen.Count == size) return [];
        var taken = chosen.ToHashSet();
        return Enumerable.Range(0, length.Length).Where(i => !taken.Contains(i)).OrderByDescending(i => length[i]).Take(size - chosen.Count);
    }

    private static double Product(double[] pulls, int a, int b, int width)
    {
        var sum = 0.0;
        for (var c = 0; c < width; c++) sum += pulls[a * width + c] * pulls[b * width + c];
        return sum;
    }

    /// <summary>A row with a chance in proportion to its number; -1 when all are 0.</summary>
    private static int Next(double[] distance, RandomStream random)
    {
        var total = 0.0;
        foreach (var d in distance) total += Math.Max(0, d);
        if (!(total > 1e-300)) return -1;
        var left = random.NextDouble() * total;
        var last = -1;
        for (var i = 0; i < distance.Length; i++)
        {
            if (!(distance[i] > 0)) continue;
            last = i;
            left -= distance[i];
            if (left < 0) break;
        }

        return last;
    }
}
