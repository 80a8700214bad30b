using System.Numerics.Tensors;

namespace Millibar.Models.Linear;

/// <summary>Minimises a convex loss plus ½ penalty |w|² (intercepts free) by limited-memory BFGS, started from a fixed curvature.</summary>
/// <remarks>
/// Two-loop recursion of Nocedal and Wright, Numerical Optimization (2006), algorithm 7.4, with a weak-Wolfe line search by bisection
/// (Lewis and Overton, Math. Program. 141, 2013).
/// </remarks>
internal static class QuasiNewton
{
    private const int Memory = 12;
    private const int MostSteps = 500;
    private const int MostTrials = 40;
    private const double Decrease = 1e-4;
    private const double Flatten = 0.9;

    /// <summary>Moves the point to the minimum.</summary>
    /// <param name="objective">The loss.</param>
    /// <param name="penalty">Penalty on all but the intercepts, at least 0.</param>
    /// <param name="curvature">Fixed curvature.</param>
    /// <param name="point">Start; receives the minimum.</param>
    /// <param name="outputs">Number of intercepts, which stand last.</param>
    /// <param name="tolerance">Stops when the decrease of the loss still to be had is estimated below this.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether it converged.</returns>
    public static bool Minimise(
        LinearObjective objective, double penalty, Curvature curvature, double[] point, int outputs, double tolerance, CancellationToken ct)
    {
        var size = objective.Size;
        var gradient = new double[size];
        var direction = new double[size];
        var nextPoint = new double[size];
        var nextGradient = new double[size];
        var steps = new List<(double[] Step, double[] Change, double Curvature)>(Memory);
        var value = Evaluate(objective, penalty, point, gradient, outputs, ct);
        var scale = 1.0;

        for (var iteration = 0; iteration < MostSteps; iteration++)
        {
            Direction(steps, curvature, scale, gradient, direction);
            var slope = TensorPrimitives.Dot<double>(gradient, direction);
            if (-slope <= 2 * tolerance) return true;

            double low = 0, high = double.PositiveInfinity, t = 1, next = 0;
            var accepted = false;
            for (var trial = 0; trial < MostTrials; trial++)
            {
                TensorPrimitives.MultiplyAdd(direction, t, point, nextPoint);
                next = Evaluate(objective, penalty, nextPoint, nextGradient, outputs, ct);
                if (!(next <= value + Decrease * t * slope)) high = t;
                else if (TensorPrimitives.Dot<double>(nextGradient, direction) < Flatten * slope) low = t;
                else
                {
                    accepted = true;
                    break;
                }

                t = double.IsPositiveInfinity(high) ? 2 * low : (low + high) / 2;
            }

            // Rounding can hide the last decrease: the point is then as good as doubles allow.
            if (!accepted && !(next < value)) return -slope <= Math.Max(2e3 * tolerance, 1e-10 * Math.Abs(value));

            var (step, change) = steps.Count == Memory ? (steps[0].Step, steps[0].Change) : (new double[size], new double[size]);
            TensorPrimitives.Subtract<double>(nextPoint, point, step);
            TensorPrimitives.Subtract<double>(nextGradient, gradient, change);
            var bend = TensorPrimitives.Dot<double>(step, change);
            nextPoint.CopyTo(point, 0);
            if (steps.Count == Memory) steps.RemoveAt(0);
            if (bend > 0)
            {
                steps.Add((step, change, bend));
                // The newest step tells how far the fixed curvature is off here (Nocedal and Wright, equation 7.20).
                change.CopyTo(nextPoint, 0);
                curvature.Solve(nextPoint);
                scale = bend / TensorPrimitives.Dot<double>(change, nextPoint);
            }

            value = next;
            (gradient, nextGradient) = (nextGradient, gradient);
        }

        return false;
    }

    private static double Evaluate(LinearObjective objective, double penalty, double[] point, double[] gradient, int outputs, CancellationToken ct)
    {
        var value = objective.Evaluate(point, gradient, ct);
        var weights = point.AsSpan(0, point.Length - outputs);
        var part = gradient.AsSpan(0, weights.Length);
        TensorPrimitives.MultiplyAdd(weights, penalty, part, part);
        return value + 0.5 * penalty * TensorPrimitives.SumOfSquares<double>(weights);
    }

    private static void Direction(
        List<(double[] Step, double[] Change, double Curvature)> steps, Curvature curvature, double scale, double[] gradient, double[] direction)
    {
        TensorPrimitives.Negate<double>(gradient, direction);
        Span<double> alpha = stackalloc double[Memory];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var (step, change, bend) = steps[i];
            alpha[i] = TensorPrimitives.Dot<double>(step, direction) / bend;
            TensorPrimitives.MultiplyAdd(change, -alpha[i], direction, direction);
        }

        curvature.Solve(direction);
        TensorPrimitives.Multiply<double>(direction, scale, direction);
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, change, bend) = steps[i];
            var beta = TensorPrimitives.Dot<double>(change, direction) / bend;
            TensorPrimitives.MultiplyAdd(step, alpha[i] - beta, direction, direction);
        }
    }
}
