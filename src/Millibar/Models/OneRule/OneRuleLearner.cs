using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Models.OneRule;

/// <summary>Decides by a single feature, the best one: its levels, or ranges of its values, each answer with their own frequencies or centre.</summary>
/// <remarks>
/// After the 1R rule of Holte, Machine Learning 11 (1993), with two changes: features compete by the leave-one-out log loss
/// (squared error for regression) in place of the training error, so that a rule is found for unequal classes too and many levels do not win by chance;
/// and ranges hold equal numbers of rows (2, 4, 8 or 16 ranges, never fewer than six rows, equal values together).
/// </remarks>
/// <param name="centre">Answer of a range for regression.</param>
internal sealed class OneRuleLearner(RegressionCentre centre) : ILearner
{
    public string Name => "one-rule";

    public IFitter Prepare(LearningData data, CancellationToken ct) => new Fitter(data, centre);

    private sealed class Fitter(LearningData data, RegressionCentre centre) : IFitter
    {
        private const int RowsForCuts = 20_000;

        public IPredictor Fit(ReadOnlySpan<int> rows, RandomStream random, CancellationToken ct)
        {
            ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
            var sorted = rows.ToArray();
            Array.Sort(sorted);
            var prior = new double[data.OutputWidth];
            Centre.Of(data, sorted, RegressionCentre.Mean, prior);
            var score = new BinScore(data, sorted, prior);

            (double Loss, FeatureBins Bins)? best = null;
            foreach (var bins in Candidates(sorted, random))
            {
                ct.ThrowIfCancellationRequested();
                if (bins.Count < 2) continue;
                foreach (var (loss, merged) in score.Of(bins))
                    if (best is null || loss < best.Value.Loss) best = (loss, merged);
            }

            if (best is not { } rule)
            {
                Centre.Of(data, sorted, centre, prior);
                return new ConstantPredictor(prior);
            }

            return new OneRulePredictor(rule.Bins, data.OutputWidth, Answers(rule.Bins, sorted, prior), NameOf(rule.Bins));
        }

        public void Dispose()
        {
            // Holds no resource.
        }

        private IEnumerable<FeatureBins> Candidates(int[] rows, RandomStream random)
        {
            var sample = rows;
            if (rows.Length > RowsForCuts)
            {
                sample = [.. rows];
                random.Fork("cuts").Shuffle(sample.AsSpan());
                sample = sample[..RowsForCuts];
            }

            for (var j = 0; j < data.Features.Numeric.Length; j++) yield return FeatureBins.OfNumbers(j, data.Features.Numeric[j].Values, sample);
            for (var j = 0; j < data.Features.Categories.Length; j++) yield return FeatureBins.OfLevels(j, data.Features.Categories[j], rows);
        }

        private Sentence NameOf(FeatureBins bins) => bins.IsNumeric
            ? Sentence.Of($"{data.Features.Numeric[bins.Feature].Name}, cut into {bins.Cuts.Length + 1} ranges")
            : Sentence.Of($"{data.Features.Categories[bins.Feature].Name}, level by level");

        /// <summary>Bin by bin; a bin without rows answers like all rows together.</summary>
        private double[] Answers(FeatureBins bins, int[] rows, double[] prior)
        {
            var width = data.OutputWidth;
            var answers = new double[bins.Count * width];
            foreach (var group in rows.GroupBy(r => bins.Of(data.Features, r)))
            {
                var members = group.ToArray();
                var answer = answers.AsSpan(group.Key * width, width);
                Centre.Of(data, members, centre, answer);
                // One more vote is shared by the class frequencies, so that no class that occurs is ruled out.
                if (data.Task == TaskKind.Regression) continue;
                for (var c = 0; c < width; c++) answer[c] = (answer[c] * members.Length + prior[c]) / (members.Length + 1);
            }

            var overall = new double[width];
            Centre.Of(data, rows, centre, overall);
            var used = rows.Select(r => bins.Of(data.Features, r)).ToHashSet();
            for (var b = 0; b < bins.Count; b++)
                if (!used.Contains(b)) overall.CopyTo(answers, b * width);
            return answers;
        }
    }
}
