namespace Millibar.Statistics;

/// <summary>The distribution behind a range that a person gave: its ends are the outer quantiles of the law.</summary>
/// <remarks>
/// <para>Positive quantities are lognormal, shares are logit-normal. Both are a normal variable seen through a rising function (exp, and 1 / (1 + exp(-x))), so the two
/// ends of a range fix the law in closed form, and laws of different shapes can be correlated by correlating their normal variables. A beta law would fit shares as
/// well, but has no such closed form.</para>
/// <para>Sources: J. Aitchison and J. A. C. Brown, The Lognormal Distribution (1957); J. Aitchison and S. M. Shen, Biometrika 67 (1980) 261-272 (logit-normal).</para>
/// </remarks>
internal readonly record struct RangeLaw
{
    private const double MeanReach = 8;
    private const int MeanSteps = 160;

    private RangeLaw(RangeShape shape, double location, double scale)
    {
        Shape = shape;
        Location = location;
        Scale = scale;
    }

    /// <summary>The family.</summary>
    public RangeShape Shape { get; }

    /// <summary>Mean of the normal variable: of ln x, or of ln(x / (1 - x)).</summary>
    public double Location { get; }

    /// <summary>Standard deviation of the normal variable; 0 for a number that is known.</summary>
    public double Scale { get; }

    /// <summary>The lognormal law of a range.</summary>
    /// <param name="low">Lower end, above 0.</param>
    /// <param name="high">Upper end, finite, at least <paramref name="low"/>; equal ends give a number that is known.</param>
    /// <param name="level">Share of the law between the ends, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the range stated above.</exception>
    public static RangeLaw Positive(double low, double high, double level = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(low);
        if (!(high >= low && double.IsFinite(high))) throw new ArgumentOutOfRangeException(nameof(high), high, "finite and at least the lower end");
        return Between(RangeShape.Positive, Math.Log(low), Math.Log(high), level);
    }

    /// <summary>The logit-normal law of a range.</summary>
    /// <param name="low">Lower end, above 0.</param>
    /// <param name="high">Upper end, below 1 and at least <paramref name="low"/>.</param>
    /// <param name="level">Share of the law between the ends, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the range stated above.</exception>
    public static RangeLaw Share(double low, double high, double level = 0.9)
    {
        if (!(low > 0)) throw new ArgumentOutOfRangeException(nameof(low), low, "above 0");
        if (!(high >= low && high < 1)) throw new ArgumentOutOfRangeException(nameof(high), high, "below 1 and at least the lower end");
        return Between(RangeShape.Share, Logit(low), Logit(high), level);
    }

    /// <summary>The logit-normal law as wide as a range, moved so that its mean is <paramref name="mean"/>.</summary>
    /// <param name="mean">Mean, strictly between 0 and 1.</param>
    /// <param name="low">Lower end, above 0.</param>
    /// <param name="high">Upper end, below 1.</param>
    /// <param name="level">Share of the law between the ends.</param>
    public static RangeLaw ShareWithMean(double mean, double low, double high, double level = 0.9)
    {
        if (!(mean is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(mean), mean, "strictly between 0 and 1");
        var scale = Share(low, high, level).Scale;
        var (down, up) = (-40.0, 40.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (down + up) / 2;
            if (new RangeLaw(RangeShape.Share, middle, scale).Mean < mean) down = middle;
            else up = middle;
        }

        return new RangeLaw(RangeShape.Share, (down + up) / 2, scale);
    }

    /// <summary>The value where the normal variable is <paramref name="z"/> standard deviations from its mean.</summary>
    public double At(double z)
    {
        var x = Location + Scale * z;
        return Shape == RangeShape.Positive ? Math.Exp(x) : 1 / (1 + Math.Exp(-x));
    }

    /// <summary>The value below which a share <paramref name="probability"/> of the law lies.</summary>
    /// <param name="probability">Strictly between 0 and 1.</param>
    public double Quantile(double probability) => At(NormalLaw.Quantile(probability));

    /// <summary>Expected value: exp(m + s^2 / 2) for a lognormal; by the trapezoid rule for a logit-normal, whose mean has no closed form.</summary>
    public double Mean
    {
        get
        {
            if (Scale == 0) return At(0);
            if (Shape == RangeShape.Positive) return Math.Exp(Location + Scale * Scale / 2);
            double sum = 0, weights = 0;
            for (var step = 0; step <= MeanSteps; step++)
            {
                var z = MeanReach * (2.0 * step / MeanSteps - 1);
                var weight = Math.Exp(-z * z / 2);
                sum += weight * At(z);
                weights += weight;
            }

            return sum / weights;
        }
    }

    /// <summary>The law as an estimate: median, and the ends that hold a share <paramref name="level"/>.</summary>
    public Interval Interval(double level = 0.9)
    {
        var z = NormalLaw.TwoSided(level);
        return new Interval(At(0), At(-z), At(z), level);
    }

    /// <summary>The same law with its spread multiplied by <paramref name="factor"/> (at least 0): what is done to the ranges of people whose ranges are too narrow.</summary>
    public RangeLaw Rescaled(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        return new RangeLaw(Shape, Location, Scale * factor);
    }

    /// <summary>A probability after evidence: its odds are multiplied by the likelihood ratio (Bayes).</summary>
    /// <param name="likelihoodRatio">How much likelier the evidence is if it is true than if it is not; above 0.</param>
    public RangeLaw After(double likelihoodRatio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(likelihoodRatio);
        if (Shape != RangeShape.Share) throw new InvalidOperationException("only a share has odds");
        return new RangeLaw(Shape, Location + Math.Log(likelihoodRatio), Scale);
    }

    /// <summary>How far a value lies from the middle of the law, in half-ranges of a level: at most 1 inside the range.</summary>
    /// <param name="value">A value of the law's kind: above 0, and below 1 for a share.</param>
    /// <param name="level">Level of the range.</param>
    public double Distance(double value, double level = 0.9)
    {
        var x = Shape == RangeShape.Positive ? Math.Log(value) : Logit(value);
        var half = Scale * NormalLaw.TwoSided(level);
        return half > 0 ? Math.Abs(x - Location) / half : Math.Abs(x - Location) < 1e-12 ? 0 : double.PositiveInfinity;
    }

    private static RangeLaw Between(RangeShape shape, double low, double high, double level) =>
        new(shape, (low + high) / 2, (high - low) / 2 / NormalLaw.TwoSided(level));

    private static double Logit(double share) => Math.Log(share / (1 - share));
}
