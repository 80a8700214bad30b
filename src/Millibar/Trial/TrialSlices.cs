using System.Collections.Immutable;
using Millibar.Data.Slices;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.Train.Ladder;
using Millibar.Trial.Estimate;

namespace Millibar.Trial;

/// <summary>The slices of a trial: which rows they hold, and what the candidate reaches on them.</summary>
/// <param name="rows">Rows of each slice, by its name.</param>
/// <param name="conditions">Condition of each slice, by its name.</param>
internal sealed class TrialSlices(ImmutableSortedDictionary<string, int[]> rows, ImmutableSortedDictionary<string, string> conditions)
{
    /// <summary>Finds the rows of every slice.</summary>
    /// <exception cref="MillibarException"><c>slice-condition</c>.</exception>
    public static async Task<TrialSlices> FindAsync(IRowExpression? engine, Table table, ImmutableSortedDictionary<string, string> conditions, CancellationToken ct)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, int[]>(StringComparer.Ordinal);
        foreach (var (name, condition) in conditions) rows[name] = await SliceRows.FindAsync(engine, table, name, condition, ct).ConfigureAwait(false);
        return new TrialSlices(rows.ToImmutable(), conditions);
    }

    /// <summary>The candidate on every slice, in order of their names.</summary>
    public ImmutableSortedDictionary<string, SliceEstimate> Of(CandidateEstimate estimate, LadderPlan plan) =>
        rows.ToImmutableSortedDictionary(slice => slice.Key, slice => new SliceEstimate(slice.Key, conditions[slice.Key], slice.Value.Length, estimate.On(slice.Value, plan)), StringComparer.Ordinal);

    /// <summary>What is reported of one slice.</summary>
    public static SliceResult Measure(SliceEstimate slice, Yardstick yardstick, double level, RandomStream random, CancellationToken ct)
    {
        var asked = yardstick.Requirements.Where(r => r.Slice == slice.Name).ToDictionary(r => r.Metric, r => r.Confidence);
        var measured = ImmutableSortedDictionary.CreateBuilder<string, Interval>(StringComparer.Ordinal);
        var gaps = ImmutableSortedDictionary.CreateBuilder<string, (Sentence, int)>(StringComparer.Ordinal);
        foreach (var metric in yardstick.Metrics.Where(m => m.Name == yardstick.Metric.Name || asked.ContainsKey(m.Name)))
        {
            if (slice.Missing(metric) is { } reason) gaps[metric.Name] = (reason, slice.Needed(metric));
            else measured[metric.Name] = slice.Judging!.Of(metric, asked.GetValueOrDefault(metric.Name, level), random.Fork(slice.Name), ct);
        }

        return new SliceResult(slice.Name, slice.Condition, slice.TableRows, slice.Judging?.DistinctRows ?? 0, measured.ToImmutable(), gaps.ToImmutable());
    }
}
