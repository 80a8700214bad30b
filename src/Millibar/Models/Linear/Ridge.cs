using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Millibar.Models.Linear;

/// <summary>Ridge regression in closed form, its strength chosen by generalised cross-validation.</summary>
/// <remarks>
/// <para>Hoerl and Kennard, Technometrics 12 (1970); GCV: Golub, Heath and Wahba, Technometrics 21 (1979).</para>
/// <para>One eigendecomposition of the centred X'X gives all strengths.</para>
/// </remarks>
internal static class Ridge
{
    /// <summary>1e2 to 1e-8 in quarter decades.</summary>
    private static readonly double[] Strengths = [.. Enumerable.Range(0, 41).Select(i => Math.Pow(10, 2 - i / 4.0))];

    /// <summary>Whether the closed form applies: a design that is not too wide, and rows that are independent.</summary>
    public static bool Suits(LearningData data, int[] rows, LinearDesign design)
    {
        if (design.HasText || design.Width > Curvature.WidestGram) return false;
        if (data.Clusters is not { } clusters) return true;
        var seen = new HashSet<int>();
        return rows.All(r => seen.Add(clusters[r]));
    }

    public static LinearFit Fit(LinearProblem problem, CancellationToken ct)
    {
        var p = problem.Design.Width;
        var size = p + 1;
        var total = problem.TotalWeight;
        var gram = problem.Design.Gram(problem.Weights, ct);
        var sums = gram.AsSpan(p * size, p).ToArray();

        // X'y and y'y about the means; the gradient at zero is -X'y.
        var product = new double[size];
        problem.Objective().Evaluate(new double[size], product, ct);
        TensorPrimitives.Negate<double>(product, product);
        var targetMean = product[p] / total;
        var squares = 0.0;
        for (var i = 0; i < problem.Target.Length; i++)
        {
            var difference = problem.Target[i] - targetMean;
            squares += (problem.Weights?[i] ?? 1) * difference * difference;
        }

        var centred = Matrix<double>.Build.Dense(p, p, (a, b) => gram[a * size + b] - sums[a] * sums[b] / total);
        var right = Vector<double>.Build.Dense(p, j => product[j] - sums[j] * targetMean);
        ct.ThrowIfCancellationRequested();
        var eigen = centred.Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Select(v => Math.Max(0, v.Real)).ToArray();
        var turned = eigen.EigenVectors.TransposeThisAndMultiply(right);

        double best = double.PositiveInfinity, chosen = Strengths[0];
        foreach (var strength in Strengths)
        {
            var penalty = strength * total;
            double residual = squares, freedom = 1;
            for (var j = 0; j < p; j++)
            {
                var shrunk = values[j] + penalty;
                residual -= turned[j] * turned[j] * (values[j] + 2 * penalty) / (shrunk * shrunk);
                freedom += values[j] / shrunk;
            }

            // With as many degrees of freedom as rows the criterion is 0 / 0.
            var left = 1 - freedom / problem.Design.Count;
            if (left < 1e-3) break;
            var criterion = Math.Max(0, residual) / (left * left);
            if (criterion < best) (best, chosen) = (criterion, strength);
        }

        var solution = eigen.EigenVectors * Vector<double>.Build.Dense(p, j => turned[j] / (values[j] + chosen * total));
        var parameters = new double[size];
        parameters[p] = targetMean;
        for (var j = 0; j < p; j++)
        {
            parameters[j] = solution[j];
            parameters[p] -= solution[j] * sums[j] / total;
        }

        return new LinearFit(parameters, chosen, Converged: true);
    }
}
