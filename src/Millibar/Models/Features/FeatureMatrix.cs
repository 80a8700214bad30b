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
