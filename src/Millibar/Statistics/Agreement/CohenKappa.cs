namespace Millibar.Statistics.Agreement;

/// <summary>Cohen's kappa of two raters with its large-sample errors.</summary>
/// <param name="Value">Kappa, at most 1.</param>
/// <param name="Observed">Observed agreement, weighted.</param>
/// <param name="Chance">Agreement by chance, weighted; below 1.</param>
/// <param name="Error">Standard error of the estimate.</param>
/// <param name="ErrorWithoutAgreement">Standard error if the raters answered independently.</param>
/// <param name="Items">Items that both labelled.</param>
/// <remarks>Source: J. Cohen, Educ. Psychol. Meas. 20 (1960) 37-46; errors: J. L. Fleiss, J. Cohen, B. S. Everitt, Psychol. Bull. 72 (1969) 323-327.</remarks>
internal readonly record struct CohenKappa(double Value, double Observed, double Chance, double Error, double ErrorWithoutAgreement, double Items)
{
    /// <summary>Kappa over its error under independence.</summary>
    public double Z => ErrorWithoutAgreement > 0 ? Value / ErrorWithoutAgreement : 0;

    /// <summary>Value, plus and minus the normal law's reach; that of <see cref="WholeAgreement"/> where all agreed.</summary>
    public Interval Interval(double level = 0.95)
    {
        if (WholeAgreement.Is(Observed)) return WholeAgreement.Of(Chance, Items, level);
        var half = NormalLaw.TwoSided(level) * Error;
        return new Interval(Value, Math.Max(-1, Value - half), Math.Min(1, Math.Max(Value, Value + half)), level);
    }

    /// <summary>Measures; null without items or where chance alone explains everything.</summary>
    /// <param name="table">k x k row-major counts: first rater's label, second rater's.</param>
    /// <param name="weights">k x k agreement weights.</param>
    public static CohenKappa? Of(ReadOnlySpan<double> table, ReadOnlySpan<double> weights)
    {
        var k = (int)Math.Round(Math.Sqrt(table.Length));
        double n = 0;
        foreach (var count in table) n += count;
        if (n <= 0) return null;
        var (rows, columns) = (new double[k], new double[k]);
        for (var a = 0; a < k; a++)
            for (var b = 0; b < k; b++)
            {
                rows[a] += table[a * k + b] / n;
                columns[b] += table[a * k + b] / n;
            }

        // Mean weight of each row and column against the other rater's shares.
        var (byRow, byColumn) = (new double[k], new double[k]);
        double observed = 0, chance = 0;
        for (var a = 0; a < k; a++)
            for (var b = 0; b < k; b++)
            {
                var w = weights[a * k + b];
                observed += w * table[a * k + b] / n;
                chance += w * rows[a] * columns[b];
                byRow[a] += w * columns[b];
                byColumn[b] += w * rows[a];
            }

        if (chance >= 1 - 1e-12) return null;
        double spread = 0, independent = 0;
        for (var a = 0; a < k; a++)
            for (var b = 0; b < k; b++)
            {
                var w = weights[a * k + b];
                var s = w * (1 - chance) - (byRow[a] + byColumn[b]) * (1 - observed);
                spread += table[a * k + b] / n * s * s;
                var t = w - byRow[a] - byColumn[b];
                independent += rows[a] * columns[b] * t * t;
            }

        var centre = observed * chance - 2 * chance + observed;
        var scale = (1 - chance) * (1 - chance);
        return new CohenKappa(
            (observed - chance) / (1 - chance), observed, chance,
            Math.Sqrt(Math.Max(0, spread - centre * centre) / n) / scale,
            Math.Sqrt(Math.Max(0, independent - chance * chance) / n) / (1 - chance),
            n);
    }
}
