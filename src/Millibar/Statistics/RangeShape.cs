namespace Millibar.Statistics;

/// <summary>The family of a <see cref="RangeLaw"/>.</summary>
internal enum RangeShape
{
    /// <summary>Lognormal: money, months, anything above 0 that is wrong by a factor rather than by an amount.</summary>
    Positive,

    /// <summary>Logit-normal: probabilities and other shares strictly between 0 and 1.</summary>
    Share,
}
