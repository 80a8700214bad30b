namespace Millibar.Data.Labels;

/// <summary>How confident learning chooses the rows to flag.</summary>
internal enum FlagMethod
{
    /// <summary>For each pair of classes the estimated number of rows, those with the largest margin between the two.</summary>
    NoiseRate,

    /// <summary>For each given label the estimated number of rows, those with the lowest probability of that label.</summary>
    Class,

    /// <summary>Every row off the diagonal of the confident joint.</summary>
    Joint,
}
