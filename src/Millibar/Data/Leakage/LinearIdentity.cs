using System.Globalization;

namespace Millibar.Data.Leakage;

/// <summary>Finds the few columns whose weighted sum is the target.</summary>
/// <remarks>
/// Least squares over all candidate columns; when nothing is left over (R2 above 1 - 1e-6), columns are taken out one by one, smallest
/// contribution first, as long as nothing is left over still. Cost: d + 1 solutions of d equations.
/// </remarks>
internal static class LinearIdentity
{
    private const double Exact = 1e-6;
    private const double Jitter = 1e-11;
    private const int RowsPerColumn = 5;

    /// <summary>The columns that are needed, with the factor of each; null when the sum leaves something over.</summary>
    /// <param name="columns">d columns of s values, all finite.</param>
    /// <param name="target">s values.</param>
    /// <param name="ct">Cancels.</param>
    public static IReadOnlyList<(int Column, double Factor)>? Find(IReadOnlyList<double[]> columns, double[] target, CancellationToken ct)
    {
        var rows = target.Length;
        List<int> active = [];
        var scaled = new List<double[]>();
        var deviations = new List<double>();
        for (var c = 0; c < columns.Count; c++)
        {
            var (values, deviation) = Standardise(columns[c]);
            if (deviation == 0) continue;
            active.Add(c);
            scaled.Add(values);
            deviations.Add(deviation);
        }

        var (y, targetDeviation) = Standardise(target);
        if (active.Count == 0 || targetDeviation == 0 || rows < RowsPerColumn * active.Count) return null;
        var d = active.Count;
        var gram = new double[d, d];
        var moment = new double[d];
        for (var i = 0; i < d; i++)
        {
            ct.ThrowIfCancellationRequested();
            moment[i] = Dot(scaled[i], y) / rows;
            for (var j = 0; j <= i; j++) gram[i, j] = gram[j, i] = Dot(scaled[i], scaled[j]) / rows;
        }

        List<int> kept = [.. Enumerable.Range(0, d)];
        var factors = Solve(gram, moment, kept);
        if (Left(gram, moment, kept, factors) > Exact) return null;
        foreach (var candidate in kept.Zip(factors).OrderBy(pair => Math.Abs(pair.Second)).Select(pair => pair.First).ToList())
        {
            ct.ThrowIfCancellationRequested();
            if (kept.Count == 1) break;
            List<int> fewer = [.. kept.Where(c => c != candidate)];
            var refitted = Solve(gram, moment, fewer);
            if (Left(gram, moment, fewer, refitted) <= Exact) (kept, factors) = (fewer, refitted);
        }

        return [.. kept.Zip(factors).OrderBy(pair => active[pair.First]).Select(pair => (active[pair.First], pair.Second * targetDeviation / deviations[pair.First]))];
    }

    /// <summary>The sum in words, e.g. <c>casual + registered</c> or <c>2 x a - b</c>.</summary>
    public static string Describe(IReadOnlyList<(string Name, double Factor)> terms)
    {
        var text = new System.Text.StringBuilder();
        foreach (var (name, factor) in terms)
        {
            if (text.Length > 0) text.Append(factor < 0 ? " - " : " + ");
            else if (factor < 0) text.Append('-');
            var size = Math.Abs(factor);
            if (Math.Abs(size - 1) > 1e-4) text.Append(size.ToString("G4", CultureInfo.InvariantCulture)).Append(" x ");
            text.Append(name);
        }

        return text.ToString();
    }

    private static (double[] Values, double Deviation) Standardise(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        // Spread below rounding is no spread.
        if (!(deviation > 1e-12 * Math.Abs(mean))) return (values, 0);
        return (Array.ConvertAll(values, value => (value - mean) / deviation), deviation);
    }

    private static double Dot(double[] a, double[] b) => System.Numerics.Tensors.TensorPrimitives.Dot<double>(a, b);

    /// <summary>Share of the variance that the sum does not explain.</summary>
    private static double Left(double[,] gram, double[] moment, List<int> kept, double[] factors)
    {
        double left = 1;
        for (var i = 0; i < kept.Count; i++)
        {
            left -= 2 * factors[i] * moment[kept[i]];
            for (var j = 0; j < kept.Count; j++) left += factors[i] * factors[j] * gram[kept[i], kept[j]];
        }

        return left;
    }

    /// <summary>Cholesky with a trace of ridge, so that columns which repeat each other do no harm.</summary>
    private static double[] Solve(double[,] gram, double[] moment, List<int> kept)
    {
        var d = kept.Count;
        var l = new double[d, d];
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = gram[kept[i], kept[j]] + (i == j ? Jitter : 0);
                for (var k = 0; k < j; k++) sum -= l[i, k] * l[j, k];
                l[i, j] = i == j ? Math.Sqrt(Math.Max(sum, Jitter)) : sum / l[j, j];
            }
        }

        var x = new double[d];
        for (var i = 0; i < d; i++)
        {
            var sum = moment[kept[i]];
            for (var k = 0; k < i; k++) sum -= l[i, k] * x[k];
            x[i] = sum / l[i, i];
        }

        for (var i = d - 1; i >= 0; i--)
        {
            var sum = x[i];
            for (var k = i + 1; k < d; k++) sum -= l[k, i] * x[k];
            x[i] = sum / l[i, i];
        }

        return x;
    }
}
