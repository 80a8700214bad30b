using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>The way forward from one place. Pure.</summary>
public interface IGate
{
    /// <summary>Where it stands.</summary>
    Place From { get; }

    /// <summary>What must hold before a project may pass, each condition with its state.</summary>
    /// <param name="file">The case.</param>
    /// <param name="now">The time of judging (UTC).</param>
    ImmutableArray<Condition> Judge(CaseFile file, DateTimeOffset now);
}
