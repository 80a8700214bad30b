using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Resampling;

namespace Millibar.Data.Easier;

/// <summary>Which label definition do people agree on, and what does the easier one no longer say?</summary>
/// <remarks>
/// Each resample of the items gives both definitions' alpha and the loss: the items' difficulty, common to both, cancels.
/// Loss: H(today | other) / H(today) of the commonest answers, plug-in (T. M. Cover, J. A. Thomas, Elements of Information Theory, 2nd ed. (2006), chapter 2).
/// </remarks>
internal static class EasierStudy
{
    private const int FewestItems = 10;

    /// <summary>Compares definitions.</summary>
    /// <param name="today">Answers under today's definition, one a person and item.</param>
    /// <param name="others">Answers under the others, by name.</param>
    /// <param name="resamples">Bootstrap resamples, at least 100.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="ct">Cancels; looked at every resample.</param>
    public static EasierReport Compare(AnswerSheet today, IReadOnlyList<(string Name, AnswerSheet Sheet)> others, int resamples, long seed, double level, CancellationToken ct) =>
        new(resamples, seed, [.. others.Select(other => Compare(today, other.Name, other.Sheet, resamples, new RandomStream(seed).Fork(other.Name), level, ct))]);

    private static EasierDefinition Compare(AnswerSheet today, string name, AnswerSheet other, int resamples, RandomStream random, double level, CancellationToken ct)
    {
        var (own, theirs) = (SharedItems.Counts(today), SharedItems.Counts(other));
        string[] both = [.. today.Items.Where(item => own.ContainsKey(item) && theirs.ContainsKey(item))];
        var nothing = new EasierDefinition { Name = name, Items = both.Length, Today = null, Other = null, Gain = null, Lost = null, Foretold = null, Commonest = null, Reason = null };
        if (both.Length < FewestItems) return nothing with { Reason = $"only {both.Length} items have two answers or more under both definitions; {FewestItems} are the least" };
        var items = new SharedItems([.. both.Select(item => own[item])], [.. both.Select(item => theirs[item])], today.Labels.Length, other.Labels.Length);
        int[] all = [.. Enumerable.Range(0, both.Length)];
        if (items.Measure(all) is not { } value) return nothing with { Reason = "everybody gives one and the same label under one of the definitions" };

        var replicates = new List<EasierValues>(resamples);
        var drawn = new int[both.Length];
        for (var b = 0; b < resamples; b++)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < drawn.Length; i++) drawn[i] = random.NextInt(drawn.Length);
            if (items.Measure(drawn) is { } replicate) replicates.Add(replicate);
        }

        if (replicates.Count < 0.9 * resamples) return nothing with { Reason = "one label is so rare that resamples of the items often lack it" };
        Interval Limits(Func<EasierValues, double> part, double low) => BcaLimits.Of(part(value), [.. replicates.Select(part)], 0, level, both.Length) is var limits
            ? (limits with { Low = Math.Min(limits.Low, limits.Value), High = Math.Max(limits.High, limits.Value) }).Clip(low, low < -1 ? 2 : 1)
            : default;
        return nothing with
        {
            Today = Limits(one => one.Today, -1),
            Other = Limits(one => one.Other, -1),
            Gain = Limits(one => one.Other - one.Today, -2),
            Lost = Limits(one => one.Lost, 0),
            Foretold = WilsonInterval.OfShare(value.Foretold, both.Length, level),
            Commonest = value.Commonest,
        };
    }
}
