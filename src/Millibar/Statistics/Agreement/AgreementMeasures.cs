using System.Collections.Immutable;
using Millibar.Statistics.Resampling;

namespace Millibar.Statistics.Agreement;

/// <summary>How far raters agree: all coefficients of a set of ratings with their intervals.</summary>
internal sealed record AgreementMeasures
{
    private static readonly Coefficient[] FromPatterns = [Coefficient.Observed, Coefficient.Alpha, Coefficient.Gwet, Coefficient.Fleiss, Coefficient.BrennanPrediger];

    /// <summary>The coefficients that are defined here, in the order of <see cref="Coefficient"/>. Where one label only was given, those corrected by the labels' shares are not.</summary>
    public required ImmutableArray<AgreementValue> Values { get; init; }

    /// <summary>Items with two answers or more.</summary>
    public required int Items { get; init; }

    /// <summary>Answers to them.</summary>
    public required int Answers { get; init; }

    /// <summary>Share of each of the k labels among those answers.</summary>
    public required ImmutableArray<double> Shares { get; init; }

    /// <summary>A coefficient; null where it is not defined.</summary>
    public AgreementValue? Find(Coefficient coefficient) => Values.FirstOrDefault(value => value.Coefficient == coefficient);

    /// <summary>Measures.</summary>
    /// <param name="ratings">Who gave what; missing answers are missing. Items with a single answer count where Gwet counts them: in the shares of the labels.</param>
    /// <param name="scale">How far apart labels are.</param>
    /// <param name="values">The k labels as numbers, ascending; for nominal and ordinal labels only their number counts. At least two.</param>
    /// <param name="resamples">Resamples of the items; 0 for none.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="random">Source of the resamples.</param>
    /// <param name="ct">Cancels; looked at every resample.</param>
    /// <returns>Null where no item has two answers.</returns>
    /// <remarks>
    /// <para>Bootstrap: BCa limits over items; all coefficients share the resamples. A resample in which one label only was given counts as agreement no better than chance.</para>
    /// <para>Where every item agrees wholly, both intervals are those of <see cref="WholeAgreement"/>: no interval has width 0.</para>
    /// <para>Assumes that the items are a random sample. Cost: the answers once, then resamples x distinct patterns of answers.</para>
    /// </remarks>
    public static AgreementMeasures? Of(Ratings ratings, Scale scale, double[] values, int resamples, double level, RandomStream random, CancellationToken ct)
    {
        if (values.Length != ratings.LabelCount || values.Length < 2) throw new ArgumentException("two labels or more, each with its number", nameof(values));
        var patterns = AnswerPatterns.Of(ratings);
        var sums = new PatternSums(patterns, scale, values, AgreementWeights.Of(scale, values));
        var observed = new double[patterns.Length];
        for (var p = 0; p < observed.Length; p++) observed[p] = patterns.Times[p];
        sums.Take(observed);
        if (sums.Several < 1) return null;

        var defined = FromPatterns.Where(coefficient => sums.Chance(coefficient) < 1 - 1e-12).ToArray();
        var found = defined.Select(coefficient => (Coefficient: coefficient, Value: sums.Of(coefficient), Chance: sums.Chance(coefficient), Influence: Influences.Of(sums, patterns, coefficient))).ToArray();
        var conger = CongerKappa.Of(ratings, sums, patterns);
        var result = new AgreementMeasures
        {
            Values = [],
            Items = (int)sums.Several,
            Answers = (int)sums.Answers,
            Shares = [.. sums.Totals.Select(total => total / sums.Answers)],
        };
        var (items, several, whole) = (sums.Items, sums.Several, WholeAgreement.Is(sums.Observed));
        var replicates = resamples > 0 ? Replicates(patterns, sums, defined, resamples, random, ct) : null;
        var list = new List<AgreementValue>();
        for (var c = 0; c < found.Length; c++)
        {
            var (coefficient, value, chance, influence) = found[c];
            var n = coefficient == Coefficient.Alpha ? several : items;
            var error = Influences.StandardError(influence, patterns, n);
            var analytic = whole ? WholeAgreement.Of(chance, several, level) : Student(value, error, n, level);
            Interval? bootstrap = replicates is null ? null
                : whole ? analytic
                : BcaLimits.Of(value, replicates[c], Influences.Acceleration(influence, patterns), level, (int)Math.Min(several, int.MaxValue));
            list.Add(new AgreementValue(coefficient, error, analytic, bootstrap is { } limits ? Whole(limits) : null));
        }

        if (conger is var (kappa, kappaError, congerChance)) list.Add(new AgreementValue(Coefficient.Conger, kappaError, whole ? WholeAgreement.Of(congerChance, several, level) : Student(kappa, kappaError, items, level), null));
        return result with { Values = [.. list.OrderBy(value => value.Coefficient)] };
    }

    private static double[][] Replicates(AnswerPatterns patterns, PatternSums sums, Coefficient[] coefficients, int resamples, RandomStream random, CancellationToken ct)
    {
        var replicates = new double[coefficients.Length][];
        for (var c = 0; c < replicates.Length; c++) replicates[c] = new double[resamples];
        var (strata, times) = (patterns.Strata, new double[patterns.Length]);
        for (var b = 0; b < resamples; b++)
        {
            ct.ThrowIfCancellationRequested();
            strata.Draw(random, times);
            sums.Take(times);
            for (var c = 0; c < coefficients.Length; c++) replicates[c][b] = sums.Of(coefficients[c]);
        }

        return replicates;
    }

    private static Interval Student(double value, double error, double items, double level)
    {
        var half = items < 2 ? double.PositiveInfinity : BcaLimits.StudentReach(level, items - 1) * error;
        return new Interval(value, Math.Max(Math.Min(-1, value), value - half), Math.Max(value, Math.Min(1, value + half)), level);
    }

    /// <summary>Limits that hold their value.</summary>
    private static Interval Whole(Interval limits) => limits with { Low = Math.Min(limits.Low, limits.Value), High = Math.Max(limits.Value, Math.Min(1, limits.High)) };
}
