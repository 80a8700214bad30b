using Millibar.Statistics;

namespace Millibar.Models.Linear;

/// <summary>Chooses the penalty strength by the loss on rows held out of the fitted ones, along a path from strong to weak with warm starts.</summary>
internal static class StrengthPath
{
    /// <summary>Rows that are enough to choose a strength; more are sampled down.</summary>
    private const int RowsForChoice = 20_000;

    private const int RowsForOneFold = 5_000;
    private const int RowsForThreeFolds = 1_000;
    private const double ChoiceTolerance = 1e-5;
    private const double FinalTolerance = 1e-10;
    private const double MultinomialTolerance = 1e-8;
    private const double TextTolerance = 1e-6;

    private const double ClearlyWorse = 1.02;
    private const double WeakestPenalty = 0.01;

    /// <summary>From strong to weak, a decade apart: the loss is flat about its minimum.</summary>
    private static readonly double[] Strengths = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

    public static LinearFit Fit(LinearProblem problem, LearningData data, int[] rows, double? fixedStrength, RandomStream random, CancellationToken ct)
    {
        var strength = fixedStrength ?? Choose(problem, data, rows, random, ct);
        var point = new double[problem.Size];
        // Of the mean loss; wide models gain nothing from their last digits.
        var tolerance = problem.Design.HasText ? TextTolerance : problem.Loss == LinearLoss.Multinomial ? MultinomialTolerance : FinalTolerance;
        var converged = new Path(problem, ct).Move(point, strength, tolerance, ct);
        return new LinearFit(point, strength, converged);
    }

    private static double Choose(LinearProblem problem, LearningData data, int[] rows, RandomStream random, CancellationToken ct)
    {
        var folds = Split(problem, data, rows, random);
        if (folds.Count == 0) return Strengths[2];

        var paths = folds.Select(f => new Path(problem.Take(f.Train), ct)).ToArray();
        var held = folds.Select(f => problem.Take(f.Held).Objective()).ToArray();
        var points = paths.Select(_ => new double[problem.Size]).ToArray();
        double best = double.PositiveInfinity, chosen = Strengths[0], previous = double.PositiveInfinity;
        var worse = 0;
        foreach (var strength in Strengths)
        {
            // Weaker than C = 100 in scikit-learn's terms: separable classes would be fitted ever more steeply.
            if (strength * rows.Length < WeakestPenalty && strength < Strengths[2]) break;
            var loss = 0.0;
            for (var f = 0; f < paths.Length; f++)
            {
                paths[f].Move(points[f], strength, ChoiceTolerance, ct);
                loss += held[f].Evaluate(points[f], [], ct);
            }

            if (loss < best) (best, chosen) = (loss, strength);
            worse = loss > previous ? worse + 1 : 0;
            previous = loss;
            // The loss has one valley in practice: two rises in a row, or a steep one, are the other side of it.
            if (worse == 2 || loss > ClearlyWorse * best) break;
        }

        return chosen;
    }

    private static List<(int[] Train, int[] Held)> Split(LinearProblem problem, LearningData data, int[] rows, RandomStream random)
    {
        var position = new Dictionary<int, int>(rows.Length);
        for (var i = 0; i < rows.Length; i++) position[rows[i]] = i;
        int[] Positions(IEnumerable<int> some) => [.. some.Select(r => position[r])];

        var chosen = rows;
        if (rows.Length > RowsForChoice)
            chosen = InnerSplit.HoldOut(data, rows, (double)RowsForChoice / rows.Length, random.Fork("sample")).Held;

        if (chosen.Length > RowsForOneFold || problem.Design.HasText)
        {
            var (train, held) = InnerSplit.HoldOut(data, chosen, 0.2, random.Fork("hold-out"));
            return train.Length == 0 || held.Length == 0 ? [] : [(Positions(train), Positions(held))];
        }

        var folds = InnerSplit.Folds(data, chosen, chosen.Length > RowsForThreeFolds ? 3 : 5, random.Fork("folds"));
        if (folds.Length < 2) return [];
        return
        [
            .. folds.Select(fold => (Positions(folds.Where(other => other != fold).SelectMany(r => r).Order()), Positions(fold))),
        ];
    }

    /// <summary>Fits of one problem at several strengths; what does not depend on the strength is computed once.</summary>
    private sealed class Path
    {
        private readonly LinearProblem _problem;
        private readonly LinearObjective _objective;
        private readonly double[]? _gram;
        private readonly double[]? _squares;
        private readonly double _bend;

        public Path(LinearProblem problem, CancellationToken ct)
        {
            _problem = problem;
            _objective = problem.Objective();
            _bend = problem.Bend();
            if (problem.Design.Width <= Curvature.WidestGram && !problem.Design.HasText) _gram = problem.Design.Gram(problem.Weights, ct);
            else _squares = problem.Design.Squares(problem.Weights);
        }

        /// <summary>Moves a point to the minimum for a strength.</summary>
        public bool Move(double[] point, double strength, double tolerance, CancellationToken ct)
        {
            var penalty = strength * _problem.TotalWeight;
            var curvature = _gram is { } gram
                ? Curvature.OfGram(gram, _problem.Design.Width + 1, _bend, penalty, _problem.Outputs)
                : Curvature.OfSquares(_squares!, _bend, penalty, _problem.Outputs);
            return QuasiNewton.Minimise(_objective, penalty, curvature, point, _problem.Outputs, tolerance * _problem.TotalWeight, ct);
        }
    }
}
