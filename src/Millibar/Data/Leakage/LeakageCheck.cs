using System.Collections.Immutable;

namespace Millibar.Data.Leakage;

/// <summary>Columns, alone or together, that say what only the outcome can have told them.</summary>
internal sealed class LeakageCheck : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["leakage-single-column", "leakage-combination", "leakage-after-event"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct) => context.Leaks(ct).Findings;
}
