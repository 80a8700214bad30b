using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;
using Millibar.Statistics.Resampling;

namespace Millibar.Data.Easier;

/// <summary>Which label definition do people agree on, and what does the easier one no longer say?</summary>
/// <remarks>
/// Each resample of the items gives both definitions' alpha and the loss: the items' difficulty, common to both, cancels.
/// An alpha of 1 has the interval of <see cref="WholeAgreement"/>.
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
        var ownAlpha = value.Today >= 1 ? WholeAgreement.Of(items.ChanceOfToday, both.Length, level) : Limits(one => one.Today, -1);
        var theirAlpha = value.Other >= 1 ? WholeAgreement.Of(items.ChanceOfOther, both.Length, level) : Limits(one => one.Other, -1);
        return nothing with
        {
            Today = ownAlpha,
            Other = theirAlpha,
            Gain = Wider(Limits(one => one.Other - one.Today, -2), value.Other >= 1 ? 1 - theirAlpha.Low : 0, value.Today >= 1 ? 1 - ownAlpha.Low : 0),
            Lost = Limits(one => one.Lost, 0),
            Foretold = WilsonInterval.OfShare(value.Foretold, both.Length, level),
            Commonest = value.Commonest,
        };
    }

    /// <summary>A difference with what resamples cannot see of an alpha of 1: distances from the value add up as squares, as in Newcombe's interval.</summary>
    private static Interval Wider(Interval gain, double other, double today) => gain with
    {
        Low = Math.Max(-2, gain.Value - double.Hypot(gain.Value - gain.Low, other)),
        High = Math.Min(2, gain.Value + double.Hypot(gain.High - gain.Value, today)),
    };
}
