using System.Collections.Immutable;

namespace Millibar.Trial.Audit;

/// <summary>The rungs that an audit takes its probabilities from.</summary>
internal static class AuditRungs
{
    private static readonly ImmutableArray<string> Names = ["linear", "neighbours", "boosting"];

    /// <summary>The rungs that there are; nearest neighbours stand in for boosting where its native library is missing.</summary>
    /// <exception cref="MillibarException"><c>option-rungs</c>: a name is none of them.</exception>
    public static ImmutableArray<string> Of(ImmutableArray<string> wanted, TrialEngines engines)
    {
        if (wanted.FirstOrDefault(name => !Names.Contains(name)) is { } wrong)
            throw new MillibarException("option-rungs", $"'{wrong}' is no rung that an audit can use.", "--rungs", $"Use {string.Join(", ", Names)}, separated by commas.");
        return [.. wanted.Select(name => name == "boosting" && engines.Boosting is null ? "neighbours" : name).Distinct(StringComparer.Ordinal)];
    }
}
