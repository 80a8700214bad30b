namespace Millibar.Statistics.CurveFits;

/// <summary>Weighted least squares of e on a + b g with a, b at least 0, in closed form.</summary>
internal static class LinearPart
{
    /// <summary>Solves for a and b.</summary>
    /// <param name="basis">g, m values.</param>
    /// <param name="errors">e, m values.</param>
    /// <param name="weights">m positive weights.</param>
    /// <param name="hasFloor">False fixes a = 0.</param>
    /// <returns>a, b and the weighted sum of squared residuals.</returns>
    /// <remarks>The sums are taken around the means: a perfect fit must show as one. With two parameters the active set has three cases: none, a = 0, b = 0.</remarks>
    public static (double Floor, double Height, double Sum) Solve(ReadOnlySpan<double> basis, ReadOnlySpan<double> errors, ReadOnlySpan<double> weights, bool hasFloor)
    {
        double total = 0, meanBasis = 0, meanError = 0, squares = 0, products = 0;
        for (var i = 0; i < basis.Length; i++)
        {
            var w = weights[i];
            total += w;
            meanBasis += w * basis[i];
            meanError += w * errors[i];
            squares += w * basis[i] * basis[i];
            products += w * basis[i] * errors[i];
        }

        meanBasis /= total;
        meanError /= total;
        var ray = Residual(basis, errors, weights, 0, squares > 0 ? Math.Max(0, products / squares) : 0);
        if (!hasFloor) return ray;

        double spread = 0, joint = 0;
        for (var i = 0; i < basis.Length; i++)
        {
            var centred = basis[i] - meanBasis;
            spread += weights[i] * centred * centred;
            joint += weights[i] * centred * (errors[i] - meanError);
        }

        if (spread > 0)
        {
            var height = joint / spread;
            var floor = meanError - height * meanBasis;
            if (height >= 0 && floor >= 0) return Residual(basis, errors, weights, floor, height);
        }

        var flat = Residual(basis, errors, weights, Math.Max(0, meanError), 0);
        return flat.Sum <= ray.Sum ? flat : ray;
    }

    private static (double, double, double Sum) Residual(ReadOnlySpan<double> basis, ReadOnlySpan<double> errors, ReadOnlySpan<double> weights, double floor, double height)
    {
        var sum = 0.0;
        for (var i = 0; i < basis.Length; i++)
        {
            var residual = errors[i] - floor - height * basis[i];
            sum += weights[i] * residual * residual;
        }

        return (floor, height, sum);
    }
}
