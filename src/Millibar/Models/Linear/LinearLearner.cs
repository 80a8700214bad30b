using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Models.Linear;

/// <summary>Logistic, multinomial logistic or ridge regression with an L2 penalty chosen inside the rows.</summary>
/// <remarks>
/// <para>Minimises mean loss + ½ strength |w|², intercepts free; in scikit-learn's terms C = 1 / (strength n) and alpha = strength n.</para>
/// <para>The encoding is that of <see cref="LinearEncoding"/>; the solver is <see cref="QuasiNewton"/>.</para>
/// </remarks>
/// <param name="strength">A fixed strength; null to choose it.</param>
internal sealed class LinearLearner(double? strength = null) : ILearner
{
    public string Name => "linear";

    public IFitter Prepare(LearningData data, CancellationToken ct) => new Fitter(data, strength);

    private sealed class Fitter(LearningData data, double? strength) : IFitter
    {
        public IPredictor Fit(ReadOnlySpan<int> rows, RandomStream random, CancellationToken ct)
        {
            ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
            var sorted = rows.ToArray();
            Array.Sort(sorted);
            var encoding = LinearEncoding.Of(data.Features, sorted, data.Weights, ct);
            if (encoding.Width == 0) return Constant();
            var design = LinearDesign.Of(data.Features, sorted, encoding, ct);
            var weights = data.Weights is { } all ? Array.ConvertAll(sorted, r => all[r]) : null;
            return data.Task == TaskKind.Regression ? Regression() : Classification();

            ConstantPredictor Constant()
            {
                var answer = new double[data.OutputWidth];
                Centre.Of(data, sorted, RegressionCentre.Mean, answer);
                return new ConstantPredictor(answer);
            }

            IPredictor Regression()
            {
                var (mean, deviation) = Spread(data, sorted);
                if (!(deviation > 0)) return Constant();
                // In units of its standard deviation the same strengths suit every target.
                var target = Array.ConvertAll(sorted, r => (data.Values[r] - mean) / deviation);
                var problem = new LinearProblem(design, target, weights, LinearLoss.Squared, 1);
                var fit = strength is null && Ridge.Suits(data, sorted, design)
                    ? Ridge.Fit(problem, ct)
                    : StrengthPath.Fit(problem, data, sorted, strength, random, ct);
                for (var i = 0; i < fit.Parameters.Length; i++) fit.Parameters[i] *= deviation;
                fit.Parameters[^1] += mean;
                return new LinearPredictor(encoding, fit, classes: null, width: 1);
            }

            IPredictor Classification()
            {
                var classes = sorted.Select(r => data.Classes[r]).Distinct().Order().ToArray();
                if (classes.Length == 1) return Constant();
                var index = new int[data.ClassCount];
                for (var i = 0; i < classes.Length; i++) index[classes[i]] = i;
                var target = Array.ConvertAll(sorted, r => (double)index[data.Classes[r]]);
                var problem = classes.Length == 2
                    ? new LinearProblem(design, target, weights, LinearLoss.Logistic, 1)
                    : new LinearProblem(design, target, weights, LinearLoss.Multinomial, classes.Length);
                var fit = StrengthPath.Fit(problem, data, sorted, strength, random, ct);
                return new LinearPredictor(encoding, fit, classes, data.ClassCount);
            }
        }

        public void Dispose()
        {
            // Holds no resource.
        }

        private static (double Mean, double Deviation) Spread(LearningData data, int[] rows)
        {
            var mean = new double[1];
            Centre.Of(data, rows, RegressionCentre.Mean, mean);
            double squares = 0, total = 0;
            foreach (var row in rows)
            {
                var weight = data.Weights?[row] ?? 1;
                squares += weight * (data.Values[row] - mean[0]) * (data.Values[row] - mean[0]);
                total += weight;
            }

            return (mean[0], Math.Sqrt(squares / total));
        }
    }
}
