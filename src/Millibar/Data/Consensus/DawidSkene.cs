using Millibar.Statistics.Agreement;

namespace Millibar.Data.Consensus;

/// <summary>The model of Dawid and Skene: labels have shares, and every annotator has a chance of giving each label when another is true.</summary>
/// <remarks>
/// <para>Source: A. P. Dawid, A. M. Skene, Appl. Stat. 28 (1979) 20-28, equations 2.3 to 2.7 and 3.1 (start from the shares of answers).</para>
/// <para>With a strength s above 0 every annotator's row is drawn towards all annotators' together as if they had given s answers more:
/// annotators with few answers then say little about themselves. s = 0 is the model as published.</para>
/// </remarks>
internal sealed class DawidSkene
{
    private const int MostRounds = 500;
    private const double Tolerance = 1e-8;

    /// <summary>Keeps answers that never occurred possible, so that a likelihood stays finite.</summary>
    private const double Floor = 1e-10;

    private readonly Ratings _ratings;

    private DawidSkene(Ratings ratings, double strength)
    {
        var (n, k) = (ratings.ItemCount, ratings.LabelCount);
        _ratings = ratings;
        Strength = strength;
        Prior = new double[k];
        Pooled = new double[k * k];
        Confusion = new double[ratings.RaterCount * k * k];
        Posterior = new double[n * k];
    }

    /// <summary>Weight of all annotators' rows in each one's.</summary>
    public double Strength { get; }

    /// <summary>Share of each of the k labels.</summary>
    public double[] Prior { get; }

    /// <summary>k x k, row-major, of all annotators together: rows are true labels, columns answers.</summary>
    public double[] Pooled { get; }

    /// <summary>m x k x k, row-major: the same of each annotator.</summary>
    public double[] Confusion { get; }

    /// <summary>n x k, row-major: chance of each label; for items without answers the shares.</summary>
    public double[] Posterior { get; }

    /// <summary>Sum over items of ln of (sum over labels of share x chances of the answers); without multinomial constants.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Rounds that it took.</summary>
    public int Rounds { get; private set; }

    /// <summary>Fits by expectation and maximisation, from the shares of answers.</summary>
    /// <param name="ratings">The answers; a rater may have several to one item.</param>
    /// <param name="strength">See the remarks; at least 0. <see cref="double.PositiveInfinity"/> gives all annotators the same rows.</param>
    /// <param name="ct">Cancels; looked at every round.</param>
    public static DawidSkene Fit(Ratings ratings, double strength, CancellationToken ct)
    {
        var model = new DawidSkene(ratings, strength);
        model.Start();
        var before = double.NegativeInfinity;
        for (model.Rounds = 1; model.Rounds <= MostRounds; model.Rounds++)
        {
            ct.ThrowIfCancellationRequested();
            model.Maximise();
            model.Expect();
            if (model.LogLikelihood - before <= Tolerance * (1 + Math.Abs(model.LogLikelihood))) break;
            before = model.LogLikelihood;
        }

        return model;
    }

    /// <summary>Chance of each label of an item when one rater's answer to it is left out.</summary>
    /// <param name="item">The item.</param>
    /// <param name="answer">Index of the answer in the ratings.</param>
    /// <param name="chances">Receives k chances.</param>
    public void Without(int item, int answer, Span<double> chances)
    {
        var k = Prior.Length;
        var rows = Confusion.AsSpan(_ratings.Rater[answer] * k * k, k * k);
        double sum = 0;
        for (var label = 0; label < k; label++) sum += chances[label] = Posterior[item * k + label] / Math.Max(Floor, rows[label * k + _ratings.Label[answer]]);
        for (var label = 0; label < k; label++) chances[label] = sum > 0 ? chances[label] / sum : Prior[label];
    }

    private void Start()
    {
        var k = Prior.Length;
        for (var i = 0; i < _ratings.ItemCount; i++)
        {
            var m = _ratings.CountOf(i);
            for (var label = 0; label < k && m == 0; label++) Posterior[i * k + label] = 1.0 / k;
            for (var a = _ratings.Starts[i]; a < _ratings.Starts[i + 1]; a++) Posterior[i * k + _ratings.Label[a]] += 1.0 / m;
        }
    }

    private void Maximise()
    {
        var k = Prior.Length;
        Array.Clear(Prior);
        Array.Clear(Confusion);
        Array.Clear(Pooled);
        var answered = 0;
        for (var i = 0; i < _ratings.ItemCount; i++)
        {
            if (_ratings.CountOf(i) == 0) continue;
            answered++;
            for (var truth = 0; truth < k; truth++)
            {
                var chance = Posterior[i * k + truth];
                if (chance == 0) continue;
                Prior[truth] += chance;
                for (var a = _ratings.Starts[i]; a < _ratings.Starts[i + 1]; a++)
                {
                    Confusion[(_ratings.Rater[a] * k + truth) * k + _ratings.Label[a]] += chance;
                    Pooled[truth * k + _ratings.Label[a]] += chance;
                }
            }
        }

        for (var label = 0; label < k; label++) Prior[label] /= Math.Max(1, answered);
        for (var truth = 0; truth < k; truth++) Normalise(Pooled.AsSpan(truth * k, k), [], 0);
        for (var rater = 0; rater < _ratings.RaterCount; rater++)
            for (var truth = 0; truth < k; truth++) Normalise(Confusion.AsSpan((rater * k + truth) * k, k), Pooled.AsSpan(truth * k, k), Strength);
    }

    private static void Normalise(Span<double> row, ReadOnlySpan<double> towards, double strength)
    {
        if (double.IsPositiveInfinity(strength))
        {
            towards.CopyTo(row);
            return;
        }

        double sum = strength;
        foreach (var count in row) sum += count;
        if (sum <= 0) return;
        for (var l = 0; l < row.Length; l++) row[l] = (row[l] + (strength > 0 ? strength * towards[l] : 0)) / sum;
    }

    private void Expect()
    {
        var k = Prior.Length;
        LogLikelihood = 0;
        var logs = new double[k];
        var logConfusion = new double[Confusion.Length];
        for (var at = 0; at < logConfusion.Length; at++) logConfusion[at] = Math.Log(Math.Max(Floor, Confusion[at]));
        for (var i = 0; i < _ratings.ItemCount; i++)
        {
            if (_ratings.CountOf(i) == 0)
            {
                Prior.CopyTo(Posterior.AsSpan(i * k));
                continue;
            }

            var most = double.NegativeInfinity;
            for (var truth = 0; truth < k; truth++)
            {
                logs[truth] = Math.Log(Math.Max(Floor, Prior[truth]));
                for (var a = _ratings.Starts[i]; a < _ratings.Starts[i + 1]; a++) logs[truth] += logConfusion[(_ratings.Rater[a] * k + truth) * k + _ratings.Label[a]];
                most = Math.Max(most, logs[truth]);
            }

            double sum = 0;
            for (var truth = 0; truth < k; truth++) sum += Posterior[i * k + truth] = Math.Exp(logs[truth] - most);
            for (var truth = 0; truth < k; truth++) Posterior[i * k + truth] /= sum;
            LogLikelihood += most + Math.Log(sum);
        }
    }
}
