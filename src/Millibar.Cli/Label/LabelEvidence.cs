using System.Collections.Immutable;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;
using Millibar.Statistics;

namespace Millibar.Cli.Label;

/// <summary>What a label command measured, as evidence.</summary>
internal static class LabelEvidence
{
    /// <summary>One measurement.</summary>
    public static EvidenceItem Item(Workspace workspace, string kind, EvidenceSubject subject, Interval? measured, int rows, long seed, IEnumerable<KeyValuePair<string, string>> facts) => new()
    {
        Kind = kind,
        Subject = subject,
        Value = measured?.Value,
        Low = measured?.Low,
        High = measured?.High,
        Level = measured?.Level ?? 0.95,
        Rows = rows,
        Seed = seed,
        Facts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, facts),
        Source = $"millibar {BuildVersion.Text}",
        At = workspace.Time.GetUtcNow(),
        By = workspace.By,
    };
}
