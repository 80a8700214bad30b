using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Data.Easier;

/// <summary>Other label definitions against today's, over the same items.</summary>
/// <param name="Resamples">Bootstrap resamples of the items.</param>
/// <param name="Seed">Their seed.</param>
/// <param name="Definitions">The other definitions, in the order in which they were given.</param>
internal sealed record EasierReport(int Resamples, long Seed, ImmutableArray<EasierDefinition> Definitions);

/// <summary>One other definition against today's.</summary>
internal sealed record EasierDefinition
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Items with two answers or more under both definitions.</summary>
    public required int Items { get; init; }

    /// <summary>Krippendorff's alpha of today's definition on them; null, as all that follow, where there are too few items or one label only.</summary>
    public required Interval? Today { get; init; }

    /// <summary>Alpha of this one.</summary>
    public required Interval? Other { get; init; }

    /// <summary>This one's minus today's, paired over the items; above 0 people agree better on this one.</summary>
    public required Interval? Gain { get; init; }

    /// <summary>Share of what today's label says (its entropy) that is gone when only this one's label is known, 0 to 1.</summary>
    public required Interval? Lost { get; init; }

    /// <summary>Share of items whose label of today the best guess from this one's label hits.</summary>
    public required Interval? Foretold { get; init; }

    /// <summary>The same without any label: the commonest one.</summary>
    public required double? Commonest { get; init; }

    /// <summary>Why nothing is measured; null where it is.</summary>
    public required string? Reason { get; init; }
}
