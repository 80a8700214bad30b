namespace Millibar.Data.MissingCodes;

/// <summary>A number that seems to stand for a missing value.</summary>
/// <param name="Value">The number.</param>
/// <param name="Rows">Rows that hold it.</param>
/// <param name="Low">Lowest of all other values.</param>
/// <param name="High">Highest of all other values.</param>
internal readonly record struct NumberCode(double Value, int Rows, double Low, double High)
{
    private const int FewestRows = 3;
    private const int FewestDistinct = 5;
    private const double MostShare = 0.5;
    private const double ZeroGapToMedian = 0.5;
    private const double ZeroGapToSpacing = 3;
    private const int NeighboursLooked = 10;

    /// <summary>The code in a column, or null.</summary>
    /// <remarks>
    /// <para>Nines (99, 999, ..., also negative), -1 or -9: the lowest or highest value, farther from the next than the middle 90 % of the
    /// others is wide. -1 also where it is the only negative number.</para>
    /// <para>0: nothing else lies below half-way from it to the median, counted from the lowest positive value, and the gap is three
    /// times the usual distance between small values, so that counts (0, 1, 2) are left alone.</para>
    /// </remarks>
    public static NumberCode? Find(double[] values)
    {
        if (!MayHoldCode(values)) return null;
        var sorted = Array.FindAll(values, value => !double.IsNaN(value));
        if (sorted.Length < 2 * FewestRows) return null;
        Array.Sort(sorted);
        var lowRows = sorted.AsSpan().IndexOfAnyExcept(sorted[0]);
        if (lowRows < 0) return null;
        var highRows = sorted.Length - 1 - sorted.AsSpan().LastIndexOfAnyExcept(sorted[^1]);
        if (Suits(sorted, lowRows) && IsLowCode(sorted[0], sorted.AsSpan(lowRows))) return new NumberCode(sorted[0], lowRows, sorted[lowRows], sorted[^1]);
        if (Suits(sorted, highRows) && IsHighCode(sorted[^1], sorted.AsSpan(0, sorted.Length - highRows)))
            return new NumberCode(sorted[^1], highRows, sorted[0], sorted[^(highRows + 1)]);
        return null;
    }

    /// <summary>Whether the extremes look like a code at all: spares most columns the sorting.</summary>
    private static bool MayHoldCode(double[] values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in values)
        {
            if (value < low) low = value;
            if (value > high) high = value;
        }

        return low is 0 or -1 or -9 || IsNines(-low) || IsNines(high);
    }

    private static bool Suits(double[] sorted, int rows) => rows >= FewestRows && rows <= MostShare * sorted.Length;

    private static bool IsLowCode(double code, ReadOnlySpan<double> others)
    {
        if (!Varied(others)) return false;
        if (code == 0) return IsZeroCode(others);
        if (code == -1 && others[0] >= 0) return true;
        return (code is -1 or -9 || IsNines(-code)) && others[0] - code > Spread(others);
    }

    private static bool IsHighCode(double code, ReadOnlySpan<double> others) =>
        IsNines(code) && Varied(others) && code - others[^1] > Spread(others);

    private static bool IsZeroCode(ReadOnlySpan<double> others)
    {
        var gap = others[0];
        if (gap < ZeroGapToMedian * (others[others.Length / 2] - gap)) return false;
        // Distances between the lowest distinct values; the median of them is the usual one.
        var distances = new List<double>();
        for (var i = 1; i < others.Length && distances.Count < NeighboursLooked; i++)
            if (others[i] > others[i - 1]) distances.Add(others[i] - others[i - 1]);
        distances.Sort();
        return gap >= ZeroGapToSpacing * distances[distances.Count / 2];
    }

    private static bool Varied(ReadOnlySpan<double> sorted)
    {
        var distinct = 1;
        for (var i = 1; i < sorted.Length && distinct < FewestDistinct; i++)
            if (sorted[i] > sorted[i - 1]) distinct++;
        return distinct >= FewestDistinct;
    }

    private static double Spread(ReadOnlySpan<double> sorted) => sorted[(int)(0.95 * (sorted.Length - 1))] - sorted[(int)(0.05 * (sorted.Length - 1))];

    /// <summary>99, 999 and so on.</summary>
    private static bool IsNines(double value)
    {
        for (var nines = 99.0; nines <= value && nines < 1e15; nines = nines * 10 + 9)
            if (nines == value) return true;
        return false;
    }
}
