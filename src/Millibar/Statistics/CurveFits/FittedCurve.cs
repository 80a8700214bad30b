namespace Millibar.Statistics.CurveFits;

/// <summary>A fitted learning curve e(n) = a + b g(n).</summary>
/// <param name="Family">Shape of g.</param>
/// <param name="Floor">a, the error that remains; at least 0.</param>
/// <param name="Height">b; at least 0.</param>
/// <param name="Exponent">c of the power laws, d of mmf4; positive.</param>
/// <param name="Offset">h of mmf4, in rows; 0 for the power laws.</param>
internal sealed record FittedCurve(CurveFamily Family, double Floor, double Height, double Exponent, double Offset)
{
    /// <summary>The error at <paramref name="rows"/> training rows; falls with rows.</summary>
    public double At(double rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return Floor + Height * (Family switch
        {
            CurveFamily.Mmf4 => 1 / (1 + Math.Pow(rows / Offset, Exponent)),
            _ => Math.Pow(rows, -Exponent),
        });
    }

    /// <summary>The rows at which the curve comes down to <paramref name="error"/>; null where it never does.</summary>
    /// <remarks>The inverse of <see cref="At"/>. "Never" speaks of this family only: it is no evidence that the task cannot be done.</remarks>
    public double? RowsFor(double error)
    {
        if (error <= Floor || Height <= 0) return error >= Floor + Height && Height <= 0 ? 1 : null;
        var share = (error - Floor) / Height;
        var rows = Family switch
        {
            CurveFamily.Mmf4 => share >= 1 ? 1 : Offset * Math.Pow(1 / share - 1, 1 / Exponent),
            _ => Math.Pow(share, -1 / Exponent),
        };
        return double.IsFinite(rows) ? Math.Max(1, rows) : null;
    }
}
