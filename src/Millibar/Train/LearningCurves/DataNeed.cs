using System.Collections.Immutable;

namespace Millibar.Train.LearningCurves;

/// <summary>Rows needed for a target: a bracket and the rounds to get there.</summary>
/// <param name="Low">The optimistic end.</param>
/// <param name="High">The pessimistic end; null when the curve does not get there within 20 times the last anchor.</param>
/// <param name="Rounds">Total rows after each collection round: at most 5, each at most 3 times the one before.</param>
public sealed record DataNeed(int Low, int? High, ImmutableArray<int> Rounds);
