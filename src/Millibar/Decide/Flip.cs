using Millibar.Evidence;
using Millibar.Plan.Charters;

namespace Millibar.Decide;

/// <summary>What would turn an answer: in words, and as the evidence or the charter that would do it, so that the claim can be tested.</summary>
public sealed record Flip
{
    /// <summary>In words, with the number.</summary>
    public required Sentence Text { get; init; }

    /// <summary>Were this recorded, the answer would be another; null when the charter would have to change.</summary>
    public EvidenceItem? Evidence { get; init; }

    /// <summary>Were this the charter, the answer would be another; null when the evidence would have to change.</summary>
    public Charter? Charter { get; init; }

    /// <summary>The measurement as it would be at another value, known for sure.</summary>
    internal static EvidenceItem Sure(EvidenceItem item, double value) => item with { Value = value, Low = value, High = value };

    /// <summary>A count, or a number that has no interval, as it would be at another value.</summary>
    internal static EvidenceItem Bare(EvidenceItem item, double value) => item with { Value = value, Low = null, High = null };
}
