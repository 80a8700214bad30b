namespace Millibar.Statistics.Metrics;

/// <summary>The metrics that are functions of sums over rows. Term 0 of every one is 1 for a row that counts.</summary>
internal static class RowLosses
{
    private const double Clip = 1e-15;

    /// <summary>The greatest log loss of one row.</summary>
    public static readonly double GreatestLogLoss = -Math.Log(Clip);

    /// <summary>Minus the log of the true class' probability, clipped to [1e-15, 1].</summary>
    public static MetricForm LogLoss { get; } = new MetricForm.Sums(
        2,
        static (rows, terms) =>
        {
            for (var i = 0; i < rows.Count; i++)
            {
                terms[2 * i] = 1;
                terms[2 * i + 1] = -Math.Log(Math.Clamp(rows.Probabilities[i * rows.ClassCount + rows.TrueClass[i]], Clip, 1));
            }
        },
        Mean,
        static rows => Math.Log(rows.ClassCount));

    /// <summary>Squared difference between the probability of class 1 and the truth. Brier, Mon. Weather Rev. 78 (1950).</summary>
    public static MetricForm Brier { get; } = new MetricForm.Sums(
        2,
        static (rows, terms) =>
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var gap = rows.Probabilities[i * rows.ClassCount + 1] - (rows.TrueClass[i] == 1 ? 1 : 0);
                terms[2 * i] = 1;
                terms[2 * i + 1] = gap * gap;
            }
        },
        Mean,
        static _ => 1);

    /// <summary>Mean absolute error.</summary>
    public static MetricForm AbsoluteError { get; } = new MetricForm.Sums(
        2, static (rows, terms) => Fill(rows, terms, static (y, p) => (1, Math.Abs(p - y))), Mean, Spread);

    /// <summary>Root of the mean squared error.</summary>
    public static MetricForm RootSquaredError { get; } = new MetricForm.Sums(
        2,
        static (rows, terms) => Fill(rows, terms, static (y, p) => (1, (p - y) * (p - y))),
        static sums => Math.Sqrt(Mean(sums)),
        static rows => Spread(rows) * Spread(rows));

    /// <summary>Mean of |error| / |true value| over the rows whose true value is not 0.</summary>
    public static MetricForm AbsolutePercentageError { get; } = new MetricForm.Sums(
        2,
        static (rows, terms) => Fill(rows, terms, static (y, p) => y == 0 ? (0, 0) : (1, Math.Abs((p - y) / y))),
        Mean,
        static _ => 1,
        static () => new MillibarException(
            "metric-undefined", "mape divides by the true value, and every true value is 0.", "", "Use mae or rmse."));

    /// <summary>1 - squared error / squared deviation from the mean; for a constant target 1 when exact, else 0.</summary>
    public static MetricForm RSquared { get; } = new MetricForm.Sums(
        4,
        static (rows, terms) =>
        {
            // Deviations from the sample's mean: sums of raw squares would cancel.
            double mean = 0;
            for (var i = 0; i < rows.Count; i++) mean += (rows.TrueValue[i] - mean) / (i + 1);
            for (var i = 0; i < rows.Count; i++)
            {
                var y = rows.TrueValue[i] - mean;
                var e = rows.PredictedValue[i] - rows.TrueValue[i];
                terms[4 * i] = 1;
                terms[4 * i + 1] = e * e;
                terms[4 * i + 2] = y;
                terms[4 * i + 3] = y * y;
            }
        },
        static sums =>
        {
            var deviation = sums[0] > 0 ? sums[3] - sums[2] * sums[2] / sums[0] : 0;
            if (deviation > 1e-12 * sums[3]) return 1 - sums[1] / deviation;
            return sums[1] > 0 ? 0 : 1;
        },
        static rows => Spread(rows) * Spread(rows));

    private static double Mean(ReadOnlySpan<double> sums) => sums[0] > 0 ? sums[1] / sums[0] : 0;

    private static void Fill(ScoredRows rows, double[] terms, Func<double, double, (double Counts, double Loss)> loss)
    {
        for (var i = 0; i < rows.Count; i++)
            (terms[2 * i], terms[2 * i + 1]) = loss(rows.TrueValue[i], rows.PredictedValue[i]);
    }

    /// <summary>Standard deviation of the target; 1 when it is constant.</summary>
    private static double Spread(ScoredRows rows)
    {
        double mean = 0, squares = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var before = rows.TrueValue[i] - mean;
            mean += before / (i + 1);
            squares += before * (rows.TrueValue[i] - mean);
        }

        var spread = Math.Sqrt(squares / rows.Count);
        return spread > 0 ? spread : 1;
    }
}
