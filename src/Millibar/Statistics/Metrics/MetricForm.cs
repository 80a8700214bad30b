namespace Millibar.Statistics.Metrics;

/// <summary>How a metric is built from rows. Closed: each case has its own way to an interval.</summary>
internal abstract record MetricForm
{
    private MetricForm() { }

    /// <summary>The metric of checked rows.</summary>
    public abstract double Measure(ScoredRows rows);

    /// <summary>A share: rows that hit among rows that count.</summary>
    /// <param name="Mark">Marks the rows; <c>Counts</c> is null when all do.</param>
    public sealed record Share(Func<ScoredRows, (bool[]? Counts, bool[] Hits)> Mark) : MetricForm
    {
        public override double Measure(ScoredRows rows)
        {
            var (counts, hits) = Mark(rows);
            double total = 0, hit = 0;
            for (var i = 0; i < hits.Length; i++)
            {
                if (counts is not null && !counts[i]) continue;
                var w = rows.Weights?[i] ?? 1;
                total += w;
                if (hits[i]) hit += w;
            }

            return total > 0 ? hit / total : 0;
        }
    }

    /// <summary>A function of the confusion matrix.</summary>
    /// <param name="Decide">Turns probabilities into predicted classes.</param>
    /// <param name="Combine">The function of the matrix' diagonal and margins.</param>
    /// <param name="RowMean">Whether it is a mean over rows, which depends on how often each class happened to be sampled.</param>
    public sealed record Cells(DecisionRule Decide, ConfusionFunction Combine, bool RowMean = false) : MetricForm
    {
        public override double Measure(ScoredRows rows)
        {
            var k = rows.ClassCount;
            var predicted = Decisions.Of(rows, Decide);
            var cells = new double[3 * k];
            for (var i = 0; i < predicted.Length; i++)
            {
                var w = rows.Weights?[i] ?? 1;
                var t = rows.TrueClass[i];
                if (t == predicted[i]) cells[t] += w;
                cells[k + t] += w;
                cells[2 * k + predicted[i]] += w;
            }

            return Combine(new Confusion(cells, k, rows.FalsePositiveCost, rows.FalseNegativeCost));
        }
    }

    /// <summary>A function of sums over rows.</summary>
    /// <param name="Terms">Number of summed terms; term 0 is the weight of the row if it counts, else 0.</param>
    /// <param name="Fill">Writes the terms without weights, row-major n x terms.</param>
    /// <param name="Combine">The function of the weighted sums.</param>
    /// <param name="LossWhenWrong">Loss of one badly wrong row; used for a bound where every row has the same loss.</param>
    /// <param name="Undefined">The error to raise when no row counts.</param>
    public sealed record Sums(
        int Terms, Action<ScoredRows, double[]> Fill, SumFunction Combine, Func<ScoredRows, double> LossWhenWrong,
        Func<MillibarException>? Undefined = null) : MetricForm
    {
        public override double Measure(ScoredRows rows)
        {
            var terms = new double[rows.Count * Terms];
            Fill(rows, terms);
            var sums = new double[Terms];
            for (var i = 0; i < rows.Count; i++)
            {
                var w = rows.Weights?[i] ?? 1;
                for (var j = 0; j < Terms; j++) sums[j] += w * terms[i * Terms + j];
            }

            return sums[0] <= 0 && Undefined is not null ? throw Undefined() : Combine(sums);
        }
    }

    /// <summary>The area under the ROC curve.</summary>
    public sealed record RocArea : MetricForm
    {
        public override double Measure(ScoredRows rows) => Placements.Of(rows).Area;
    }

    /// <summary>Average precision.</summary>
    public sealed record AveragePrecision : MetricForm
    {
        public override double Measure(ScoredRows rows) => RankedRows.OfPositiveClass(rows).AveragePrecision(rows.Weights);
    }

    /// <summary>Expected calibration error.</summary>
    public sealed record CalibrationError : MetricForm
    {
        public override double Measure(ScoredRows rows) => CalibrationBins.Of(rows).Error(rows.Weights);
    }

    /// <summary>The median of the absolute errors.</summary>
    public sealed record MedianError : MetricForm
    {
        public override double Measure(ScoredRows rows) => SortedErrors.Of(rows).Quantile(0.5, rows.Weights);
    }
}

/// <summary>How probabilities become a predicted class.</summary>
internal enum DecisionRule
{
    /// <summary>The most probable class (binary: class 1 when its probability is above 0.5); the lower class on ties.</summary>
    MostProbable,

    /// <summary>Binary: class 1 when its probability is above FP / (FP + FN), where acting on either costs the same.</summary>
    LeastCost,
}

/// <summary>A function of a confusion matrix.</summary>
internal delegate double ConfusionFunction(in Confusion confusion);

/// <summary>A function of weighted sums over rows.</summary>
internal delegate double SumFunction(ReadOnlySpan<double> sums);
