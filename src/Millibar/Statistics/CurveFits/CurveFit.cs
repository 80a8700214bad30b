namespace Millibar.Statistics.CurveFits;

/// <summary>Fits learning curves by variable projection: a grid over the shape and zooms, least squares in closed form for the rest.</summary>
/// <remarks>
/// <para>No starting values, no divergence, the same answer every time. Weights n^p: the misfit of small sizes, not their noise, is what hurts.</para>
/// <para>Sources: G. H. Golub and V. Pereyra, SIAM J. Numer. Anal. 10 (1973) 413-432; R. L. Figueroa et al., BMC Med. Inform. Decis. Mak. 12:8 (2012), for weights growing with n.</para>
/// </remarks>
internal static class CurveFit
{
    private const double LowestPower = 0.02, HighestPower = 3;
    private const double LowestSlope = 0.05, HighestSlope = 4;

    // Steps of the two zooms on the natural-log scale: those of the published reference fits.
    private const double PowerZoom = 0.03404, SquareZoom = 0.079695;
    private const int PowerSteps = 80, SquareSteps = 32;

    // Points that follow a law almost exactly deserve a finer shape; with noisy ones a finer shape fits the noise.
    private const double WorthwhileGain = 0.5;
    private const int MostZooms = 6;

    /// <summary>The weighted least-squares fit under a, b at least 0.</summary>
    /// <param name="family">Shape.</param>
    /// <param name="rows">m training sizes, positive, ascending; at least 2.</param>
    /// <param name="errors">m errors, finite, lower is better.</param>
    /// <param name="weightPower">p of the weights n^p; at least 0.</param>
    /// <remarks>Cost: about 100 m exponentials for the power laws, about 1,200 m divisions for mmf4.</remarks>
    public static FittedCurve Of(CurveFamily family, ReadOnlySpan<double> rows, ReadOnlySpan<double> errors, double weightPower)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(errors.Length, rows.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(weightPower);

        var last = rows[^1];
        var logs = new double[rows.Length];
        var weights = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            logs[i] = Math.Log(rows[i]);
            weights[i] = Math.Pow(rows[i] / last, weightPower);
        }

        var (outer, inner, step) = family == CurveFamily.Mmf4
            ? (new LogGrid(LowestSlope, HighestSlope, SquareSteps), new LogGrid(0.5, 100 * last, SquareSteps), SquareZoom)
            : (new LogGrid(LowestPower, HighestPower, PowerSteps), new LogGrid(1, 1, 1), PowerZoom);
        var search = new Search(family, logs, weights, errors);
        search.Scan(outer, inner);
        (outer, inner) = (outer.Around(search.Outer, step), inner.Around(search.Inner, step));
        search.Scan(outer, inner);
        for (var zoom = 0; zoom < MostZooms; zoom++)
        {
            var (before, sum) = (search.Best, search.Sum);
            step /= 4;
            (outer, inner) = (outer.Around(search.Outer, step), inner.Around(search.Inner, step));
            search.Scan(outer, inner);
            if (search.Sum >= WorthwhileGain * sum) return before;
        }

        return search.Best;
    }

    /// <summary>pow3 on the sizes of the last fourfold growth only, all weighted alike.</summary>
    /// <returns>Null where fewer than 3 sizes lie in that range.</returns>
    public static FittedCurve? OfLastFourfold(ReadOnlySpan<double> rows, ReadOnlySpan<double> errors)
    {
        var start = 0;
        while (rows[start] * 4 < rows[^1]) start++;
        return rows.Length - start < 3 ? null : Of(CurveFamily.Pow3, rows[start..], errors[start..], 0);
    }

    /// <summary>The search's state: the best point so far and the data it is judged on.</summary>
    private ref struct Search(CurveFamily family, double[] logs, double[] weights, ReadOnlySpan<double> errors)
    {
        private readonly ReadOnlySpan<double> _errors = errors;
        private readonly double[] _basis = new double[logs.Length], _power = new double[logs.Length];
        public FittedCurve Best { get; private set; } = new(family, 0, 0, 1, 1);

        public double Sum { get; private set; } = double.PositiveInfinity;

        public int Outer { get; private set; }

        public int Inner { get; private set; }

        public void Scan(LogGrid outer, LogGrid inner)
        {
            Sum = double.PositiveInfinity; // the zoom's points include the best one so far
            for (var i = 0; i < outer.Steps; i++)
            {
                var exponent = outer.At(i);
                var sign = family == CurveFamily.Mmf4 ? 1 : -1;
                for (var r = 0; r < logs.Length; r++) _power[r] = Math.Exp(sign * exponent * logs[r]);
                for (var j = 0; j < inner.Steps; j++) Try(i, j, exponent, inner.At(j));
            }
        }

        private void Try(int i, int j, double exponent, double offset)
        {
            if (family == CurveFamily.Mmf4)
            {
                var scale = Math.Pow(offset, -exponent);
                for (var r = 0; r < _basis.Length; r++) _basis[r] = 1 / (1 + _power[r] * scale);
            }

            var basis = family == CurveFamily.Mmf4 ? _basis : _power;
            var (floor, height, sum) = LinearPart.Solve(basis, _errors, weights, family != CurveFamily.Pow2);
            if (sum >= Sum) return;
            (Sum, Outer, Inner) = (sum, i, j);
            Best = new FittedCurve(family, floor, height, exponent, family == CurveFamily.Mmf4 ? offset : 0);
        }
    }
}
