using Millibar.Data;
using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Trial;

/// <summary>Puts the trial's data before all checks.</summary>
internal static class TrialChecks
{
    /// <summary>Share of the whole budget that checks which learn may use.</summary>
    private const double Share = 0.15;

    public static CheckContext Context(TrialInput input, LearningData data, TrialOptions options, RandomStream random, RunClock clock) => new()
    {
        Table = input.Table,
        Target = input.Target,
        Learning = data,
        Random = random,
        FeatureColumns = [.. Enumerable.Range(0, input.Table.Columns.Length).Where(c => !input.NotFeatures.Contains(c) && c != input.Time)],
        WeightColumn = input.Weight,
        TimeColumn = input.Time,
        GroupColumn = input.Group,
        OwnTestRows = input.OwnTestRows,
        Allowance = options.Budget * Share,
        Clock = clock.Time,
    };
}
