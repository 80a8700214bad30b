namespace Millibar.Models.Features;

/// <summary>The role of one table column, with the reason.</summary>
/// <param name="Column">Index of the column in the table.</param>
/// <param name="Name">Header of the column.</param>
/// <param name="Role">What it became.</param>
/// <param name="Reason">Why, in a few words with numbers, for the report.</param>
public sealed record ColumnRole(int Column, string Name, FeatureRole Role, string Reason);
