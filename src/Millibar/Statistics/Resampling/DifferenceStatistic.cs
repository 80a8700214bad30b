namespace Millibar.Statistics.Resampling;

/// <summary>First minus second on the same resample, times <paramref name="sign"/>.</summary>
internal sealed class DifferenceStatistic(IResampledStatistic first, IResampledStatistic second, double sign) : IResampledStatistic
{
    /// <inheritdoc/>
    public double Of(ReadOnlySpan<double> counts) => sign * (first.Of(counts) - second.Of(counts));
}
