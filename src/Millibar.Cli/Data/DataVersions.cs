using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Data;

/// <summary>The data versions of a project, oldest first; one that was added again stands where it was added last.</summary>
internal sealed record DataVersions(string Project, ImmutableArray<EvidenceItem> Items)
{
    private const int ShortHash = 12;

    public static DataVersions Of(CaseFile file) => new(file.Name, [.. file.Evidence.Where(item => item.Kind == EvidenceKinds.DataVersion)]);

    /// <summary>The newest version.</summary>
    /// <exception cref="MillibarException"><c>usage</c>: there is none.</exception>
    public EvidenceItem Newest => Items.IsEmpty
        ? throw new MillibarException("usage", "FILE is missing.", "millibar", $"{Project} has no data yet: name a file, or add one with `millibar data add FILE`.")
        : Items[^1];

    /// <summary>The version whose hash begins so.</summary>
    /// <exception cref="MillibarException"><c>option-data</c> or <c>option-data-ambiguous</c>.</exception>
    public EvidenceItem Find(string prefix)
    {
        var found = Items.Where(item => item.Subject.Data!.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new MillibarException("option-data", $"{Project} has no data version '{prefix}'.", "data version", Items.IsEmpty
                ? "It has no data yet: millibar data add FILE."
                : $"Its versions are {string.Join(", ", Items.TakeLast(10).Select(Short))}: millibar data show."),
            _ => throw new MillibarException("option-data-ambiguous", $"'{prefix}' is the beginning of {found.Count} data versions.", "data version", $"Write more of it: {string.Join(", ", found.Select(Short))}."),
        };
    }

    /// <summary>The beginning of a version's hash, as people name it.</summary>
    public static string Short(EvidenceItem item) => Short(item.Subject.Data!);

    /// <summary>The beginning of a hash.</summary>
    public static string Short(string hash) => hash[..Math.Min(ShortHash, hash.Length)];
}
