using System.Collections.Immutable;
using Millibar.Train.LearningCurves;

namespace Millibar.Decide;

/// <summary>The answer, with the numbers that would flip it.</summary>
public sealed record Verdict
{
    /// <summary>Which answer.</summary>
    public required VerdictCode Code { get; init; }

    /// <summary>The answer in plain words, with its numbers and the next step.</summary>
    public required Sentence Message { get; init; }

    /// <summary>Rows needed, where the answer is about data.</summary>
    public DataNeed? DataNeed { get; init; }

    /// <summary>What would change the answer, each a sentence with a number.</summary>
    public required ImmutableArray<Sentence> FlipsIf { get; init; }
}
