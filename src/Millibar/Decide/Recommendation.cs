using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>What the engine recommends, with the whole argument. People decide.</summary>
public sealed record Recommendation
{
    /// <summary>Go on, stay, go back, or stop.</summary>
    public required RecommendedMove Move { get; init; }

    /// <summary>Where the project stands.</summary>
    public required Place From { get; init; }

    /// <summary>Where it should go; <see cref="From"/> when it should stay.</summary>
    public required Place To { get; init; }

    /// <summary>The reason; null when the gate alone decides.</summary>
    public required Reason? Reason { get; init; }

    /// <summary>Why, with the numbers.</summary>
    public required Sentence Why { get; init; }

    /// <summary>How sure, 0 to 1; null when evidence is missing and nothing is claimed.</summary>
    public required double? Confidence { get; init; }

    /// <summary>What to do now.</summary>
    public required NextStep Next { get; init; }

    /// <summary>Ids of the evidence that it rests on.</summary>
    public required ImmutableArray<string> Cites { get; init; }

    /// <summary>What would turn it.</summary>
    public required ImmutableArray<Flip> Flips { get; init; }

    /// <summary>The gate ahead; null in production and after a stop.</summary>
    public required GateRuling? Gate { get; init; }

    /// <summary>Every rule's ruling, in order of precedence.</summary>
    public required ImmutableArray<RuleFinding> Rules { get; init; }

    /// <summary>The five failure causes.</summary>
    public required ImmutableArray<RadarReading> Radar { get; init; }

    /// <summary>The time it was judged at (UTC).</summary>
    public required DateTimeOffset Now { get; init; }
}
