using Millibar.Models;
using Millibar.Tables;

namespace Millibar.Trial;

/// <summary>What a trial needs from outside the library: a reader, and what native engines this machine has.</summary>
public sealed record TrialEngines
{
    /// <summary>Reads files.</summary>
    public required ITableReader Reader { get; init; }

    /// <summary>Evaluates <c>--rule</c>; null where no engine can.</summary>
    public IRowExpression? Expression { get; init; }

    /// <summary>Makes the boosting rungs; null where the native library is missing.</summary>
    public IBoostingEngine? Boosting { get; init; }

    /// <summary>Why <see cref="Boosting"/> is null and what to do about it.</summary>
    public Sentence? BoostingRemedy { get; init; }
}
