namespace Millibar.Models.Features;

/// <summary>Mean and scale of a numeric feature over the rows that are fitted.</summary>
/// <param name="Mean">Weighted mean, missing values left out.</param>
/// <param name="Scale">One over the standard deviation; 0 when the feature does not vary.</param>
/// <param name="HasMissing">Whether a value is missing.</param>
internal readonly record struct Standardisation(double Mean, double Scale, bool HasMissing)
{
    /// <summary>Null when the feature tells nothing: it does not vary and is never, or always, missing.</summary>
    public static Standardisation? Of(float[] values, int[] rows, double[]? weights)
    {
        double total = 0, sum = 0;
        var missing = false;
        foreach (var row in rows)
        {
            double v = values[row];
            if (double.IsNaN(v))
            {
                missing = true;
                continue;
            }

            var w = weights?[row] ?? 1;
            total += w;
            sum += w * v;
        }

        if (total == 0) return null;
        var mean = sum / total;
        var squares = 0.0;
        foreach (var row in rows)
        {
            double v = values[row];
            if (!double.IsNaN(v)) squares += (weights?[row] ?? 1) * (v - mean) * (v - mean);
        }

        var deviation = Math.Sqrt(squares / total);
        // Rounding of the mean must not pass for variation.
        var scale = deviation > 1e-9 * Math.Abs(mean) ? 1 / deviation : 0;
        if (!double.IsFinite(scale)) scale = 0;
        return scale == 0 && !missing ? null : new Standardisation(mean, scale, missing);
    }
}
