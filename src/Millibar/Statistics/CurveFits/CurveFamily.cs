namespace Millibar.Statistics.CurveFits;

/// <summary>Shapes of a learning curve e(n) = a + b g(n), with a and b at least 0.</summary>
internal enum CurveFamily
{
    /// <summary>b n^-c: the optimistic end, it falls for ever.</summary>
    Pow2,

    /// <summary>a + b n^-c: the robust default.</summary>
    Pow3,

    /// <summary>a + b / (1 + (n / h)^d) (Morgan, Mercer and Flodin).</summary>
    Mmf4,
}
