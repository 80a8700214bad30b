using System.Numerics;

namespace Millibar.Data.Labels;

/// <summary>How true classes turn into given labels, fitted to labels and out-of-sample probabilities.</summary>
/// <remarks>
/// <para>The models learnt from the given labels, so their probabilities p mix true classes q and label noise T: p = q T. The mixture is undone by Richardson and
/// Lucy's iteration (W. H. Richardson, J. Opt. Soc. Am. 62 (1972) 55-59) with T of the confident counts; q is sharpened by one temperature, since a mean of
/// regularised models is too unsure; T is fitted by expectation and maximisation (A. P. Dawid and A. M. Skene, Appl. Stat. 28 (1979) 20-28, with q as prior of
/// each row); the temperature with the highest likelihood of the given labels wins. What survives at high certainty is noise, what fades with certainty is the
/// models' own error: that tells the two apart, which a count of disagreements cannot.</para>
/// <para>Assumes that errors depend on the true class only. People's errors gather on hard rows: there it finds too few.</para>
/// <para>Cost: 20 m k^2 + 300 m k operations.</para>
/// </remarks>
internal sealed class NoiseModel
{
    private const int Unmixings = 20;
    private const int Rounds = 15;
    private const double Least = 1e-9;
    private static readonly double[] Temperatures = [0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8];

    private readonly int _k;
    private readonly int[] _given;
    private readonly double[] _truth;

    private NoiseModel(int k, int[] given, double[] truth, double[] noise, double temperature)
    {
        _k = k;
        _given = given;
        _truth = truth;
        Noise = noise;
        Temperature = temperature;
    }

    /// <summary>T, row-major k x k: probability of each given label (columns) for each true class (rows); rows add up to 1.</summary>
    public double[] Noise { get; }

    /// <summary>The exponent that sharpened the probabilities.</summary>
    public double Temperature { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="given">Given label of each row; m values.</param>
    /// <param name="probabilities">Row-major m x k.</param>
    /// <param name="k">Number of classes, at least 2.</param>
    /// <param name="ct">Cancels.</param>
    public static NoiseModel Fit(int[] given, double[] probabilities, int k, CancellationToken ct)
    {
        var truth = Unmix(probabilities, FirstNoise(ConfidentCounts.Of(given, probabilities, k)), k, ct);
        NoiseModel? best = null;
        var highest = double.NegativeInfinity;
        foreach (var temperature in Temperatures)
        {
            ct.ThrowIfCancellationRequested();
            var sharpened = Sharpen(truth, temperature, k);
            var (noise, likelihood) = Learn(given, sharpened, k, null, Start(k), Rounds);
            if (!(likelihood > highest)) continue;
            highest = likelihood;
            best = new NoiseModel(k, given, sharpened, noise, temperature);
        }

        return best!;
    }

    /// <summary>Expected number of rows of each true class (columns) among the rows of each given label (rows); row-major k x k, adds up to m.</summary>
    public double[] Expected()
    {
        var counts = new double[_k * _k];
        Spread(_given, _truth, _k, null, Noise, (given, truth, mass) => counts[given * _k + truth] += mass);
        return counts;
    }

    /// <summary>Expected share of wrong labels when the rows are drawn anew; T is fitted again, from where it was.</summary>
    /// <param name="times">How often each row was drawn; m values.</param>
    public double ShareWrong(int[] times)
    {
        var (noise, _) = Learn(_given, _truth, _k, times, Noise, 5);
        double wrong = 0, all = 0;
        Spread(_given, _truth, _k, times, noise, (given, truth, mass) =>
        {
            all += mass;
            if (given != truth) wrong += mass;
        });
        return wrong / all;
    }

    private static double[] Start(int k)
    {
        var noise = new double[k * k];
        for (var truth = 0; truth < k; truth++)
            for (var label = 0; label < k; label++) noise[truth * k + label] = truth == label ? 0.9 : 0.1 / (k - 1);
        return noise;
    }

    /// <summary>The noise that the confident counts speak of.</summary>
    private static double[] FirstNoise(ConfidentCounts counts)
    {
        var k = counts.Classes;
        var noise = new double[k * k];
        for (var truth = 0; truth < k; truth++)
        {
            var sum = 0.0;
            for (var label = 0; label < k; label++) sum += noise[truth * k + label] = counts.Joint(label, truth) + 1e-3;
            for (var label = 0; label < k; label++) noise[truth * k + label] /= sum;
        }

        return noise;
    }

    private static double[] Unmix(double[] probabilities, double[] noise, int k, CancellationToken ct)
    {
        var truth = new double[probabilities.Length];
        var rows = probabilities.Length / k;
        Parallel.For(0, rows, new ParallelOptions { CancellationToken = ct }, () => new double[k], (row, _, mixed) =>
        {
            var p = probabilities.AsSpan(row * k, k);
            var q = truth.AsSpan(row * k, k);
            for (var c = 0; c < k; c++) q[c] = (p[c] + Least) / (1 + k * Least);
            for (var round = 0; round < Unmixings; round++) Unmix(p, q, noise, mixed);
            return mixed;
        }, _ => { });
        return truth;
    }

    private static void Unmix(ReadOnlySpan<double> p, Span<double> q, double[] noise, double[] mixed)
    {
        var k = q.Length;
        Array.Clear(mixed);
        for (var c = 0; c < k; c++)
            if (q[c] > Least) Rows.AddScaled(mixed, noise.AsSpan(c * k, k), q[c]);
        for (var j = 0; j < k; j++) mixed[j] = p[j] / Math.Max(mixed[j], 1e-12);
        var sum = 0.0;
        for (var c = 0; c < k; c++)
        {
            if (q[c] > Least) q[c] *= Rows.Dot(mixed, noise.AsSpan(c * k, k));
            sum += q[c];
        }

        for (var c = 0; c < k; c++) q[c] /= sum;
    }

    private static double[] Sharpen(double[] truth, double temperature, int k)
    {
        var sharpened = new double[truth.Length];
        for (var at = 0; at < truth.Length; at += k)
        {
            var highest = 0.0;
            for (var c = 0; c < k; c++) highest = Math.Max(highest, truth[at + c]);
            var sum = 0.0;
            for (var c = 0; c < k; c++) sum += sharpened[at + c] = Math.Pow(Math.Max(truth[at + c], 1e-12) / highest, temperature);
            for (var c = 0; c < k; c++) sharpened[at + c] /= sum;
        }

        return sharpened;
    }

    /// <summary>Expectation and maximisation; each true class has k pseudo-rows of the pooled noise, spread evenly.</summary>
    private static (double[] Noise, double LogLikelihood) Learn(int[] given, double[] truth, int k, int[]? times, double[] start, int rounds)
    {
        var noise = start;
        var likelihood = 0.0;
        for (var round = 0; round <= rounds; round++)
        {
            var counts = new double[k * k];
            likelihood = Spread(given, truth, k, times, noise, (label, c, mass) => counts[c * k + label] += mass);
            if (round == rounds) break;
            noise = Maximise(counts, k);
        }

        return (noise, likelihood);
    }

    private static double[] Maximise(double[] counts, int k)
    {
        double all = 0, right = 0;
        for (var cell = 0; cell < counts.Length; cell++) all += counts[cell];
        for (var c = 0; c < k; c++) right += counts[c * k + c];
        var pooled = (all - right) / all;
        var noise = new double[k * k];
        for (var c = 0; c < k; c++)
        {
            var sum = 0.0;
            for (var label = 0; label < k; label++)
                sum += noise[c * k + label] = counts[c * k + label] + k * (c == label ? 1 - pooled : pooled / (k - 1));
            for (var label = 0; label < k; label++) noise[c * k + label] /= sum;
        }

        return noise;
    }

    /// <summary>Hands each row's mass to its possible true classes; returns the log likelihood of the given labels.</summary>
    private static double Spread(int[] given, double[] truth, int k, int[]? times, double[] noise, Action<int, int, double> take)
    {
        var likelihood = 0.0;
        for (var row = 0; row < given.Length; row++)
        {
            var weight = times?[row] ?? 1;
            if (weight == 0) continue;
            var label = given[row];
            var sum = 0.0;
            for (var c = 0; c < k; c++) sum += truth[row * k + c] * noise[c * k + label];
            likelihood += weight * Math.Log(sum);
            for (var c = 0; c < k; c++)
            {
                var mass = truth[row * k + c] * noise[c * k + label];
                if (mass > 1e-9 * sum) take(label, c, weight * mass / sum);
            }
        }

        return likelihood;
    }

    /// <summary>Arithmetic on rows of numbers.</summary>
    private static class Rows
    {
        public static void AddScaled(Span<double> to, ReadOnlySpan<double> values, double factor)
        {
            var at = 0;
            for (; at <= to.Length - Vector<double>.Count; at += Vector<double>.Count)
                (new Vector<double>(to[at..]) + new Vector<double>(values[at..]) * factor).CopyTo(to[at..]);
            for (; at < to.Length; at++) to[at] += values[at] * factor;
        }

        public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            var sums = Vector<double>.Zero;
            var at = 0;
            for (; at <= a.Length - Vector<double>.Count; at += Vector<double>.Count) sums += new Vector<double>(a[at..]) * new Vector<double>(b[at..]);
            var sum = Vector.Sum(sums);
            for (; at < a.Length; at++) sum += a[at] * b[at];
            return sum;
        }
    }
}
