namespace Millibar.Models.Features;

/// <summary>One categorical feature.</summary>
/// <param name="Name">Name of the feature.</param>
/// <param name="SourceColumn">Index of the table column that it comes from.</param>
/// <param name="Codes">n codes, 0 to <paramref name="LevelCount"/> - 1; -1 where missing.</param>
/// <param name="LevelCount">Number of levels.</param>
public sealed record CategoryFeature(string Name, int SourceColumn, int[] Codes, int LevelCount);
