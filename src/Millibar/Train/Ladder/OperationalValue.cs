using Millibar.Statistics;

namespace Millibar.Train.Ladder;

/// <summary>A measured time with its interval.</summary>
/// <param name="Interval">In the unit of its metric.</param>
/// <param name="Count">Calls or fits behind it.</param>
/// <param name="BoundedAbove">False where they are too few for an upper limit at this level; the greatest one then stands in for it.</param>
public sealed record OperationalValue(Interval Interval, int Count, bool BoundedAbove);
