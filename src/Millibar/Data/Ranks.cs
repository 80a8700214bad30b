namespace Millibar.Data;

/// <summary>Ranks and Spearman's rank correlation.</summary>
internal static class Ranks
{
    /// <summary>Ranks from 0; ties share the mean of theirs. Values are finite.</summary>
    public static double[] Of(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        var keys = (double[])values.Clone();
        Array.Sort(keys, order);
        var ranks = new double[values.Length];
        for (var i = 0; i < keys.Length;)
        {
            var end = i;
            while (end < keys.Length && keys[end] == keys[i]) end++;
            for (var j = i; j < end; j++) ranks[order[j]] = (i + end - 1) / 2.0;
            i = end;
        }

        return ranks;
    }

    /// <summary>Spearman's rho; 0 where one side does not vary.</summary>
    public static double Correlation(double[] a, double[] b) => Pearson(Of(a), Of(b));

    /// <summary>Pearson's correlation; 0 where one side does not vary.</summary>
    public static double Pearson(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (x, y) = (a[i] - meanA, b[i] - meanB);
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }

        return aa == 0 || bb == 0 ? 0 : ab / Math.Sqrt(aa * bb);
    }
}
