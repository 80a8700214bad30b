using System.Collections.Immutable;

namespace Millibar.Data;

/// <summary>One question put to the data. Listed in <see cref="AllChecks"/>; each code is explained in docs/checks.md.</summary>
internal interface ICheck
{
    /// <summary>The codes that its findings may carry.</summary>
    ImmutableArray<string> Codes { get; }

    /// <summary>Whether it may be left out once the time allowed is used up: it fits models, and no error hangs on it.</summary>
    bool MayBeLeftOut => false;

    /// <summary>Looks at the data and tells what it found; nothing found, nothing told.</summary>
    /// <param name="context">The data; read only.</param>
    /// <param name="ct">Cancels.</param>
    IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct);
}
