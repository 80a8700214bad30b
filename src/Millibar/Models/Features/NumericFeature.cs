namespace Millibar.Models.Features;

/// <summary>One numeric feature.</summary>
/// <param name="Name">Name of the feature; derived ones say from what, e.g. <c>signup (weekday)</c>.</param>
/// <param name="SourceColumn">Index of the table column that it comes from.</param>
/// <param name="Values">n values; NaN where missing.</param>
public sealed record NumericFeature(string Name, int SourceColumn, float[] Values);
