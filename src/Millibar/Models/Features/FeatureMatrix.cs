using System.Collections.Immutable;

namespace Millibar.Models.Features;

/// <summary>A table's features as learners want them: numeric columns, category codes and hashed text. n rows.</summary>
/// <remarks>Each row's encoding depends on that row only (and on the list of levels), so it may be made once, before splitting.</remarks>
public sealed record FeatureMatrix
{
    /// <summary>n.</summary>
    public required int RowCount { get; init; }

    /// <summary>Numeric features, column by column.</summary>
    public required ImmutableArray<NumericFeature> Numeric { get; init; }

    /// <summary>Categorical features, column by column.</summary>
    public required ImmutableArray<CategoryFeature> Categories { get; init; }

    /// <summary>Hashed word and character n-grams of all free-text columns; null when there are none.</summary>
    public SparseRows? Text { get; init; }
}

/// <summary>One numeric feature.</summary>
/// <param name="Name">Name of the feature; derived ones say from what, e.g. <c>signup (weekday)</c>.</param>
/// <param name="SourceColumn">Index of the table column that it comes from.</param>
/// <param name="Values">n values; NaN where missing.</param>
public sealed record NumericFeature(string Name, int SourceColumn, float[] Values);

/// <summary>One categorical feature.</summary>
/// <param name="Name">Name of the feature.</param>
/// <param name="SourceColumn">Index of the table column that it comes from.</param>
/// <param name="Codes">n codes, 0 to <paramref name="LevelCount"/> - 1; -1 where missing.</param>
/// <param name="LevelCount">Number of levels.</param>
public sealed record CategoryFeature(string Name, int SourceColumn, int[] Codes, int LevelCount);

/// <summary>A sparse n x <paramref name="Width"/> matrix in compressed row form.</summary>
/// <param name="Starts">n + 1 offsets into the other two arrays.</param>
/// <param name="Indices">Column of each entry, ascending within a row.</param>
/// <param name="Values">Value of each entry.</param>
/// <param name="Width">Number of columns.</param>
public sealed record SparseRows(int[] Starts, int[] Indices, float[] Values, int Width);
