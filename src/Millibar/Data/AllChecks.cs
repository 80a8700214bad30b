using System.Collections.Immutable;
using Millibar.Data.ConflictingDuplicates;
using Millibar.Data.Contamination;
using Millibar.Data.Duplicates;
using Millibar.Data.EmptyColumns;
using Millibar.Data.Groups;
using Millibar.Data.Identifiers;
using Millibar.Data.Imbalance;
using Millibar.Data.Leakage;
using Millibar.Data.MissingCodes;
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
        new MissingCodesCheck(),
        new LeakageCheck(),
        new TimeOrderIgnoredCheck(),
        new SortedByTargetCheck(),
        new OrderDriftCheck(),
    ];

    /// <summary>The code that says a check was left out for want of time.</summary>
    public const string UnfinishedCode = "check-unfinished";

    /// <summary>Runs all checks.</summary>
    /// <param name="context">The data.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The findings, worst first, else in the order of <see cref="List"/>.</returns>
    public static ImmutableArray<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var start = context.Clock.GetTimestamp();
        foreach (var check in List)
        {
            ct.ThrowIfCancellationRequested();
            if (check.MayBeLeftOut && context.Clock.GetElapsedTime(start) > context.Allowance) findings.Add(LeftOut(check));
            else findings.AddRange(check.Measure(context, ct));
        }

        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }

    private static Finding LeftOut(ICheck check) => new(
        UnfinishedCode, Severity.Info, Column: null,
        Sentence.Of($"There was no time left to look for {string.Join(", ", check.Codes)}."),
        Sentence.Of("Allow more with --budget, or say --budget none."));
}
