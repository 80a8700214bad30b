namespace Millibar.Statistics.Resampling;

/// <summary>A statistic of a weighted sample: units and how often each is in it. Holds scratch memory: one thread at a time.</summary>
internal interface IResampledStatistic
{
    /// <summary>The statistic; finite for every count vector that a resample can give.</summary>
    /// <param name="counts">How often each unit is in the sample; fractions are allowed.</param>
    double Of(ReadOnlySpan<double> counts);
}
