using System.Collections.Immutable;
using Millibar.Train.LearningCurves;

namespace Millibar.Decide;

/// <summary>The answer, with the numbers that would flip it.</summary>
public sealed record Verdict
{
    /// <summary>Which answer.</summary>
    public required VerdictCode Code { get; init; }

    /// <summary>The answer in plain words, with its numbers and the next step.</summary>
    public required string Message { get; init; }

    /// <summary>Rows needed, where the answer is about data.</summary>
    public DataNeed? DataNeed { get; init; }

    /// <summary>What would change the answer, each a sentence with a number.</summary>
    public required ImmutableArray<string> FlipsIf { get; init; }
}

/// <summary>The possible answers.</summary>
public enum VerdictCode
{
    /// <summary>All requirements are met today.</summary>
    Ready,

    /// <summary>Within reach of the learning curve at more rows.</summary>
    ReachableWithData,

    /// <summary>Not met, inside the ceiling, and something better is known to exist.</summary>
    ReachableWithWork,

    /// <summary>Missed at every affordable number of rows, or beyond the ceiling.</summary>
    NotReachable,

    /// <summary>The evidence does not decide; says what to measure next.</summary>
    Undecided,

    /// <summary>A check forbids a conclusion.</summary>
    Blocked,

    /// <summary>No requirement was given: the barometer's reading only.</summary>
    Reading,
}
