using System.Collections.Immutable;

namespace Millibar.Decide;

/// <summary>What a rule says of a case.</summary>
public abstract record Ruling
{
    private Ruling() { }

    /// <summary>Ids of the evidence that it rests on.</summary>
    public required ImmutableArray<string> Cites { get; init; }

    /// <summary>What would turn it.</summary>
    public ImmutableArray<Flip> Flips { get; init; } = [];

    /// <summary>The reason holds.</summary>
    /// <param name="Finding">What was found, with its numbers.</param>
    /// <param name="Confidence">How sure, 0 to 1: the level of the interval that it rests on.</param>
    /// <param name="Next">What to do.</param>
    public sealed record Fires(Sentence Finding, double Confidence, NextStep Next) : Ruling;

    /// <summary>The reason does not hold, and there is evidence for that.</summary>
    /// <param name="Why">The numbers that speak against it.</param>
    public sealed record DoesNotFire(Sentence Why) : Ruling;

    /// <summary>The evidence does not say.</summary>
    /// <param name="Why">What is missing or open.</param>
    /// <param name="Missing">The cheapest measurement that would tell.</param>
    public sealed record CannotTell(Sentence Why, NextStep Missing) : Ruling;
}
