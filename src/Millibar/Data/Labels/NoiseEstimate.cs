using Millibar.Statistics;

namespace Millibar.Data.Labels;

/// <summary>How many labels are wrong by the models' reckoning, before anybody has looked. A hint, never an error rate.</summary>
/// <param name="Share">Share of wrong labels; its interval holds what chance of rows and choice of model would change.</param>
/// <param name="Rows">Rows that it was reckoned from.</param>
/// <param name="Classes">k.</param>
/// <param name="Expected">Expected rows of each true class (columns) among those rows' given labels (rows); row-major k x k.</param>
/// <param name="Temperature">See <see cref="NoiseModel.Temperature"/>.</param>
internal sealed record NoiseEstimate(Interval Share, int Rows, int Classes, double[] Expected, double Temperature)
{
    /// <summary>Most classes that it is reckoned for.</summary>
    public const int MostClasses = 200;

    private const int Resamples = 100;
    private const double MostWork = 2e7;
    private const int FewestRows = 2_000;
    private const double Level = 0.95;

    /// <summary>Estimates the share; null beyond <see cref="MostClasses"/> classes.</summary>
    /// <param name="given">Given label of each row; n values.</param>
    /// <param name="probabilities">Out-of-sample probabilities, row-major n x k; those of several unlike models, averaged, serve best.</param>
    /// <param name="k">Number of classes.</param>
    /// <param name="random">Chance.</param>
    /// <param name="ct">Cancels.</param>
    /// <remarks>
    /// <para>The mean of two estimates: the off-diagonal mass of confident learning's n Q, and that of <see cref="NoiseModel"/>. Where models are weak the first finds too
    /// few and the second too many, so that their mean is closer than either (docs/benchmarks.md), and half their distance tells how far the models can be trusted.</para>
    /// <para>The interval: 1.96 standard errors, made of a bootstrap over rows and of that half distance. Many rows are sampled: 2,000 at least, and no more than 2e7 / k^2.</para>
    /// </remarks>
    public static NoiseEstimate? Of(int[] given, double[] probabilities, int k, RandomStream random, CancellationToken ct)
    {
        if (k > MostClasses) return null;
        var rows = Sample(given.Length, k, random.Fork("sample"));
        var labels = rows.Select(row => given[row]).ToArray();
        var sampled = Take(probabilities, rows, k);
        var model = NoiseModel.Fit(labels, sampled, k, ct);
        var expected = model.Expected();
        var fitted = Wrong(expected, k) / rows.Length;
        var counted = ConfidentCounts.Of(labels, sampled, k).EstimatedErrors / rows.Length;
        var share = (fitted + counted) / 2;

        var chance = Drawn(model, rows.Length, random.Fork("bootstrap"), ct);
        var deviation = Math.Sqrt(chance.Sum(s => (s - chance.Average()) * (s - chance.Average())) / (chance.Length - 1) + (fitted - counted) * (fitted - counted) / 4);
        var half = NormalLaw.TwoSided(Level) * deviation;
        Rescale(expected, k, fitted > share / 10 ? share / fitted : 1); // next to nothing says nothing of where it lies
        return new NoiseEstimate(new Interval(share, Math.Max(0, share - half), Math.Min(1, share + half), Level), rows.Length, k, expected, model.Temperature);
    }

    /// <summary>Expected share of rows labelled <paramref name="given"/> that truly are of another class, with the interval of sampling alone; null when there are none.</summary>
    public Interval? Cell(int given, int truth)
    {
        var labelled = 0.0;
        for (var c = 0; c < Classes; c++) labelled += Expected[given * Classes + c];
        return labelled < 0.5 ? null : WilsonInterval.OfShare(Math.Clamp(Expected[given * Classes + truth] / labelled, 0, 1), labelled, Level);
    }

    private static double[] Drawn(NoiseModel model, int rows, RandomStream random, CancellationToken ct)
    {
        var shares = new double[Resamples];
        Parallel.For(0, Resamples, new ParallelOptions { CancellationToken = ct }, resample =>
        {
            var stream = random.Fork((ulong)resample);
            var times = new int[rows];
            for (var i = 0; i < rows; i++) times[stream.NextInt(rows)]++;
            shares[resample] = model.ShareWrong(times);
        });
        return shares;
    }

    private static double Wrong(double[] expected, int k)
    {
        var wrong = 0.0;
        for (var cell = 0; cell < expected.Length; cell++)
            if (cell / k != cell % k) wrong += expected[cell];
        return wrong;
    }

    /// <summary>Makes the cells add up to the estimate: what lies off the diagonal grows or shrinks alike, the diagonal takes the rest of its label's rows.</summary>
    private static void Rescale(double[] expected, int k, double factor)
    {
        for (var given = 0; given < k; given++)
        {
            var cells = expected.AsSpan(given * k, k);
            double all = 0, wrong = 0;
            for (var truth = 0; truth < k; truth++)
            {
                all += cells[truth];
                if (truth != given) wrong += cells[truth] = cells[truth] * factor;
            }

            cells[given] = Math.Max(0, all - wrong);
        }
    }

    private static int[] Sample(int n, int k, RandomStream random)
    {
        int[] rows = [.. Enumerable.Range(0, n)];
        var most = (int)Math.Max(FewestRows, MostWork / k / k);
        if (n <= most) return rows;
        random.Shuffle<int>(rows);
        return [.. rows.Take(most).Order()];
    }

    private static double[] Take(double[] probabilities, int[] rows, int k)
    {
        var taken = new double[rows.Length * k];
        for (var i = 0; i < rows.Length; i++) probabilities.AsSpan(rows[i] * k, k).CopyTo(taken.AsSpan(i * k));
        return taken;
    }
}
