using System.Collections.Immutable;
using Millibar.Data.ConflictingDuplicates;
using Millibar.Data.Contamination;
using Millibar.Data.Duplicates;
using Millibar.Data.EmptyColumns;
using Millibar.Data.Groups;
using Millibar.Data.Identifiers;
using Millibar.Data.Imbalance;
using Millibar.Data.Leakage;
using Millibar.Data.NearDuplicates;
using Millibar.Data.Notes;
using Millibar.Data.Order;

namespace Millibar.Data;

/// <summary>Every check there is.</summary>
internal static class AllChecks
{
    /// <summary>The checks, in the order in which they run.</summary>
    public static ImmutableArray<ICheck> List { get; } =
    [
        new NotesCheck(),
        new DuplicateRowsCheck(),
        new ConflictingDuplicatesCheck(),
        new NearDuplicatesCheck(),
        new TestContaminationCheck(),
        new GroupStraddlesCheck(),
        new EmptyColumnsCheck(),
        new IdentifierLikeCheck(),
        new ClassImbalanceCheck(),
        new LeakageCheck(),
        new TimeOrderIgnoredCheck(),
        new SortedByTargetCheck(),
        new OrderDriftCheck(),
    ];

    /// <summary>Runs all checks.</summary>
    /// <param name="context">The data.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The findings, worst first, else in the order of <see cref="List"/>.</returns>
    public static ImmutableArray<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        var findings = new List<Finding>();
        foreach (var check in List)
        {
            ct.ThrowIfCancellationRequested();
            findings.AddRange(check.Measure(context, ct));
        }

        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }
}
