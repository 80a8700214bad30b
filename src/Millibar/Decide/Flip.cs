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
}
