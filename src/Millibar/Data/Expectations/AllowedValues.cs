using System.Collections.Immutable;

namespace Millibar.Data.Expectations;

/// <summary>The texts that a column may hold.</summary>
/// <param name="List">The texts, in ordinal order.</param>
/// <param name="OthersAtMost">Largest share of the values that may be another text, 0 to 1.</param>
internal sealed record AllowedValues(ImmutableArray<string> List, double OthersAtMost);
