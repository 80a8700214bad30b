using System.Collections.Immutable;

namespace Millibar.Decide;

/// <summary>How one of the five failure causes stands.</summary>
/// <param name="Code">The cause, e.g. <c>infeasible</c>.</param>
/// <param name="State">How it stands.</param>
/// <param name="Text">In words, with the numbers, or why it is not measured.</param>
/// <param name="Cites">Ids of the evidence that it rests on.</param>
/// <param name="Next">What to do against it; null when nothing is needed.</param>
public sealed record RadarReading(string Code, RadarState State, Sentence Text, ImmutableArray<string> Cites, NextStep? Next);
