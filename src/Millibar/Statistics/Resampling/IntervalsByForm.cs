using System.Collections.Immutable;
using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>The interval of each metric by its form; metrics that resample share the resamples.</summary>
internal static class IntervalsByForm
{
    public static ImmutableSortedDictionary<string, Interval> Of(
        IReadOnlyList<Metric> metrics, ScoredRows rows, double level, RandomStream random, CancellationToken ct)
    {
        var intervals = ImmutableSortedDictionary.CreateBuilder<string, Interval>(StringComparer.Ordinal);
        var resampled = new Dictionary<Strata, List<(Metric Metric, IResampledStatistic Statistic)>>(ReferenceEqualityComparer.Instance);
        var tables = new Dictionary<DecisionRule, CellTable?>();
        RowUnits? plain = null;
        RowUnits? byClass = null;
        RowUnits Plain() => plain ??= RowUnits.Of(rows, random.Fork("units"), stratified: false);
        RowUnits ByClass() => byClass ??= RowUnits.Of(rows, random.Fork("units"), stratified: true);
        void Add(Strata strata, Metric metric, IResampledStatistic statistic)
        {
            if (!resampled.TryGetValue(strata, out var list)) resampled[strata] = list = [];
            list.Add((metric, statistic));
        }

        void Resample(RowUnits units, Metric metric) => Add(units.Strata, metric, Statistic(metric.Form, rows, units));

        foreach (var metric in metrics)
        {
            switch (metric.Form)
            {
                case MetricForm.Share share:
                    intervals[metric.Name] = OfShare(share, rows, level);
                    break;
                case MetricForm.RocArea:
                    intervals[metric.Name] = AreaInterval.Of(rows, level);
                    break;
                case MetricForm.MedianError:
                    intervals[metric.Name] = OfMedian(rows, level);
                    break;
                case MetricForm.AveragePrecision when !rows.TrueClass.Contains(1):
                    intervals[metric.Name] = new Interval(0, 0, 1, level);
                    break;
                case MetricForm.AveragePrecision when rows.Count > PrecisionInfluence.Enough:
                    intervals[metric.Name] = OfAveragePrecision(metric, rows, Plain(), level);
                    break;
                case MetricForm.Cells cells:
                    if (!tables.TryGetValue(cells.Decide, out var table))
                    {
                        var predicted = Decisions.Of(rows, cells.Decide);
                        tables[cells.Decide] = table = CellTable.Of(rows, predicted, predicted, !cells.RowMean);
                    }

                    if (table is not null) Add(table.Strata, metric, table.First(cells, rows));
                    else Resample(cells.RowMean ? Plain() : ByClass(), metric);
                    break;
                case MetricForm.CalibrationError:
                    intervals[metric.Name] = Finish(metric, rows, CalibrationInterval.Of(rows, Plain(), level, random.Fork("calibration"), ct));
                    break;
                case MetricForm.Sums { Undefined: not null } sums when !Defined(sums, rows):
                    break;
                default:
                    Resample(Plain(), metric);
                    break;
            }
        }

        var streams = 0UL;
        foreach (var (strata, group) in resampled)
        {
            var replicates = Bootstrap.Replicate(
                strata, [.. group.Select(g => g.Statistic)], MetricInterval.Resamples, random.Fork(streams++), ct);
            var counts = new double[strata.Units];
            for (var s = 0; s < group.Count; s++)
            {
                var (metric, statistic) = group[s];
                strata.Observed(counts);
                var value = statistic.Of(counts);
                var acceleration = strata.Acceleration(statistic, counts, ct);
                intervals[metric.Name] = Finish(metric, rows, BcaLimits.Of(value, replicates[s], acceleration, level, strata.Smallest));
            }
        }

        return intervals.ToImmutable();
    }

    /// <summary>A statistic that draws rows (or clusters).</summary>
    public static IResampledStatistic Statistic(MetricForm form, ScoredRows rows, RowUnits units) => form switch
    {
        MetricForm.Share share => SumsStatistic.Of(share, rows, units),
        MetricForm.Sums sums => SumsStatistic.Of(sums, rows, units),
        MetricForm.Cells cells => CellsStatistic.Of(cells, rows, units),
        MetricForm.CalibrationError => SumsStatistic.OfCalibration(rows, units),
        MetricForm.AveragePrecision => RowStatistic.AveragePrecision(rows, units),
        MetricForm.MedianError => RowStatistic.MedianError(rows, units),
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    private static Interval OfShare(MetricForm.Share form, ScoredRows rows, double level)
    {
        var (counts, hits) = form.Mark(rows);
        var (clusterOfRow, clusters) = RowUnits.Clusters(rows);
        var (share, trials) = EffectiveTrials.OfShare(counts, hits, rows.Weights, clusterOfRow, clusters);
        return trials > 0 ? WilsonInterval.OfShare(share, trials, level) : new Interval(0, 0, 1, level);
    }

    /// <summary>Quantiles of the errors at the limits of the share of rows below the median. Woodruff, J. Am. Stat. Assoc. 47 (1952).</summary>
    private static Interval OfMedian(ScoredRows rows, double level)
    {
        var errors = SortedErrors.Of(rows);
        var median = errors.Quantile(0.5, rows.Weights);
        var below = new bool[rows.Count];
        for (var i = 0; i < below.Length; i++) below[i] = Math.Abs(rows.PredictedValue[i] - rows.TrueValue[i]) <= median;
        var (clusterOfRow, clusters) = RowUnits.Clusters(rows);
        var (_, trials) = EffectiveTrials.OfShare(null, below, rows.Weights, clusterOfRow, clusters);
        var half = WilsonInterval.OfShare(0.5, trials, level);
        return new Interval(median, errors.Quantile(half.Low, rows.Weights), errors.Quantile(half.High, rows.Weights), level);
    }

    private static Interval OfAveragePrecision(Metric metric, ScoredRows rows, RowUnits units, double level)
    {
        var ranked = RankedRows.OfPositiveClass(rows);
        var value = ranked.AveragePrecision(rows.Weights);
        var error = PrecisionInfluence.StandardError(PrecisionInfluence.Of(ranked, rows.Weights), units);
        if (error <= 1e-12 || value is <= 0 or >= 1) return Finish(metric, rows, new Interval(value, value, value, level));
        var half = BcaLimits.StudentReach(level, units.Strata.Smallest - 1) * error / (value * (1 - value));
        var logit = Math.Log(value / (1 - value));
        return new Interval(value, 1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)), level);
    }

    /// <summary>Puts the interval inside the metric's range and around its value, and gives it a width.</summary>
    private static Interval Finish(Metric metric, ScoredRows rows, Interval interval)
    {
        interval = interval.Clip(metric.Lowest, metric.Highest);
        var value = interval.Value;
        interval = interval with { Low = Math.Min(interval.Low, value), High = Math.Max(interval.High, value) };
        if (interval.High - interval.Low > 1e-12 * Math.Max(1, Math.Abs(value))) return interval;

        var share = EdgeBound.UnseenShare(RowUnits.Clusters(rows).Count, interval.Level);
        var (worse, better) = metric.Form switch
        {
            MetricForm.Cells cells => EdgeBound.OfCells(cells, rows, share, metric.HigherIsBetter),
            MetricForm.Sums sums => EdgeBound.OfSums(sums, rows, share),
            MetricForm.AveragePrecision => (value - PositiveShare(rows, interval.Level), value + PositiveShare(rows, interval.Level)),
            _ => (value - share, value + share),
        };
        return (interval with { Low = Math.Min(value, Math.Min(worse, better)), High = Math.Max(value, Math.Max(worse, better)) })
            .Clip(metric.Lowest, metric.Highest);
    }

    /// <summary>The unseen share among the positives: a positive ranked last costs average precision about its share of them.</summary>
    private static double PositiveShare(ScoredRows rows, double level)
    {
        var (clusterOfRow, _) = RowUnits.Clusters(rows);
        var clusters = new HashSet<int>();
        for (var i = 0; i < rows.Count; i++)
            if (rows.TrueClass[i] == 1) clusters.Add(clusterOfRow[i]);
        return EdgeBound.UnseenShare(Math.Max(1, clusters.Count), level);
    }

    private static bool Defined(MetricForm.Sums form, ScoredRows rows)
    {
        var terms = new double[rows.Count * form.Terms];
        form.Fill(rows, terms);
        for (var i = 0; i < rows.Count; i++)
            if (terms[i * form.Terms] > 0) return true;
        return false;
    }
}
