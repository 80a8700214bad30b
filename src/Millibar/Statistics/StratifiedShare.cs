namespace Millibar.Statistics;

/// <summary>A share of all rows, from samples of parts whose sizes are known.</summary>
internal static class StratifiedShare
{
    /// <summary>The share and its interval.</summary>
    /// <param name="parts">Rows of each part, rows looked at among them (drawn at random within the part), and how many of these count.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <returns>The value counts nothing for a part that nobody has looked at; its interval allows everything there.</returns>
    /// <remarks>
    /// Wilson's interval in each part, a single point where every row was looked at; put together by the method of variance estimates recovery:
    /// low = e - sqrt(sum w^2 (p - l)^2), and high likewise. Source: A. Donner and G. Y. Zou, Stat. Methods Med. Res. 21 (2012) 347-359.
    /// </remarks>
    public static Interval Of(IReadOnlyList<(int Rows, int Looked, int Count)> parts, double level)
    {
        double all = parts.Sum(part => (double)part.Rows);
        double value = 0, below = 0, above = 0, unknown = 0;
        foreach (var (rows, looked, count) in parts)
        {
            if (rows == 0) continue;
            var weight = rows / all;
            if (looked == 0)
            {
                unknown += weight;
                continue;
            }

            var share = looked == rows ? new Interval((double)count / rows, (double)count / rows, (double)count / rows, level) : WilsonInterval.Of(count, looked, level);
            value += weight * share.Value;
            below += weight * weight * (share.Value - share.Low) * (share.Value - share.Low);
            above += weight * weight * (share.High - share.Value) * (share.High - share.Value);
        }

        return new Interval(value, Math.Max(0, value - Math.Sqrt(below)), Math.Min(1, value + Math.Sqrt(above) + unknown), level);
    }
}
