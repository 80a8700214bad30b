using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Data.Order;

/// <summary>What a cheap model loses when it must learn from the first rows only.</summary>
/// <param name="Share">Lost share of its gain over a constant, with a 99 % interval.</param>
/// <param name="Words">The losses behind it.</param>
/// <remarks>
/// <para>The last rows are predicted twice, each time by models that learned from equally many rows: once from the first rows, once from
/// rows drawn from the whole file (not those predicted). The difference is taken row by row, on the same rows; its interval comes from the
/// means of 20 consecutive blocks, since neighbours are alike (batch means), and from the spread over several draws.</para>
/// <para>Loss: squared error for numbers (in a skewed target the absolute error would reward predictions that are too low); one half of the squared distance between probabilities and outcome for classes (Brier), which
/// sees a shift in class shares that accuracy would not.</para>
/// </remarks>
internal sealed record OrderLoss(Interval Share, Sentence Words)
{
    private const int MostRows = 4_000;
    private const int MostTextRows = 1_000;
    private const int FewestRows = 200;
    private const int Folds = 2;
    private const int Repeats = 4;
    private const int Blocks = 20;
    private const double LeastGain = 0.05;

    /// <summary>Two-sided 99 % point of Student's t with 19 degrees of freedom.</summary>
    private const double T99 = 2.861;

    /// <summary>Measures it on the first <paramref name="rows"/> rows; null when they are too few, or of one class.</summary>
    /// <param name="data">Features and target; without the columns that nobody should learn from.</param>
    /// <param name="learner">The cheap rung.</param>
    /// <param name="rows">Number of rows whose order is judged.</param>
    /// <param name="random">Chance.</param>
    /// <param name="ct">Cancels.</param>
    public static OrderLoss? Measure(LearningData data, ILearner learner, int rows, RandomStream random, CancellationToken ct)
    {
        if (rows < FewestRows) return null;
        int[] order = Spaced(rows, data.Features.Text is null ? MostRows : MostTextRows);
        var cut = order.Length / 2;
        var (first, last) = (order[..cut], order[cut..]);
        if (data.Task != TaskKind.Regression && first.Select(row => data.Classes[row]).Distinct().Count() < 2) return null;

        using var fitter = learner.Prepare(data, ct);
        var ordered = new double[last.Length];
        using (var model = fitter.Fit(first, random.Fork("first"), ct)) Lose(model, data, last, ordered);
        var constant = ConstantLoss(data, order, last);

        var repeats = new List<double[]> { Shuffled(fitter, data, order, last, random.Fork(0), ct) };
        var loss = Compare(ordered, repeats, constant, data.Task);
        // Only what looks like a loss is worth more fits.
        if (loss is null || loss.Share.Low <= 0) return loss;
        for (var r = 1; r < Repeats; r++) repeats.Add(Shuffled(fitter, data, order, last, random.Fork((ulong)r), ct));
        return Compare(ordered, repeats, constant, data.Task);
    }

    /// <summary>Losses on the last rows of models that learned from rows of the whole file, as many as the first rows.</summary>
    private static double[] Shuffled(IFitter fitter, LearningData data, int[] order, int[] last, RandomStream random, CancellationToken ct)
    {
        var shuffled = new double[last.Length];
        for (var f = 0; f < Folds; f++)
        {
            ct.ThrowIfCancellationRequested();
            // Every second block is held out, so that both folds cover the whole of the last part.
            int[] places = [.. Enumerable.Range(0, last.Length).Where(i => (long)i * Blocks / last.Length % Folds == f)];
            var held = places.Select(i => last[i]).ToHashSet();
            int[] others = [.. order.Where(row => !held.Contains(row))];
            random.Fork((ulong)f).Shuffle(others.AsSpan());
            using var model = fitter.Fit(others.AsSpan(0, Math.Min(order.Length - last.Length, others.Length)), random.Fork((ulong)(Folds + f)), ct);
            var losses = new double[places.Length];
            Lose(model, data, [.. places.Select(i => last[i])], losses);
            for (var i = 0; i < places.Length; i++) shuffled[places[i]] = losses[i];
        }

        return shuffled;
    }

    private static OrderLoss? Compare(double[] ordered, List<double[]> repeats, double constant, TaskKind task)
    {
        var blocks = new double[Blocks];
        var counts = new int[Blocks];
        var means = repeats.ConvertAll(losses => losses.Average());
        for (var i = 0; i < ordered.Length; i++)
        {
            var block = (int)((long)i * Blocks / ordered.Length);
            blocks[block] += ordered[i] - repeats.Average(losses => losses[i]);
            counts[block]++;
        }

        for (var b = 0; b < Blocks; b++) blocks[b] /= counts[b];
        var shuffled = means.Average();
        // Where shuffled rows teach nothing (a relation that turns round, say), a twentieth of the constant's loss stands in for the gain.
        var gain = Math.Max(constant - shuffled, LeastGain * constant);
        if (gain <= 0) return null;
        var mean = blocks.Average();
        var variance = blocks.Sum(block => (block - mean) * (block - mean)) / (Blocks - 1) / Blocks;
        // The first rows are one draw of training rows; other draws tell how much such a draw matters.
        if (means.Count > 1) variance += means.Sum(m => (m - shuffled) * (m - shuffled)) / (means.Count - 1) * (1 + 1.0 / means.Count);
        var error = Math.Sqrt(variance);
        var share = new Interval(mean / gain, (mean - T99 * error) / gain, (mean + T99 * error) / gain, 0.99);
        return new OrderLoss(share, task == TaskKind.Regression
            ? Sentence.Of($"root mean squared error {Math.Sqrt(ordered.Average()):G3} in order, {Math.Sqrt(shuffled):G3} shuffled")
            : Sentence.Of($"Brier score {ordered.Average():G3} in order, {shuffled:G3} shuffled"));
    }

    private static int[] Spaced(int rows, int most) =>
        rows <= most ? [.. Enumerable.Range(0, rows)] : [.. Enumerable.Range(0, most).Select(i => (int)((long)i * rows / most))];

    private static void Lose(IPredictor model, LearningData data, int[] rows, double[] losses)
    {
        var width = data.OutputWidth;
        var output = new double[rows.Length * width];
        model.Predict(data.Features, rows, output);
        for (var i = 0; i < rows.Length; i++) losses[i] = Loss(data, rows[i], output.AsSpan(i * width, width));
    }

    private static double Loss(LearningData data, int row, ReadOnlySpan<double> output)
    {
        if (data.Task == TaskKind.Regression) return (data.Values[row] - output[0]) * (data.Values[row] - output[0]);
        double sum = 0;
        for (var k = 0; k < output.Length; k++)
        {
            var miss = output[k] - (data.Classes[row] == k ? 1 : 0);
            sum += miss * miss / 2;
        }

        return sum;
    }

    /// <summary>Loss of the best constant of the whole file on the last rows.</summary>
    private static double ConstantLoss(LearningData data, int[] order, int[] last)
    {
        double[] constant;
        if (data.Task == TaskKind.Regression)
        {
            constant = [order.Average(row => data.Values[row])];
        }
        else
        {
            constant = new double[data.ClassCount];
            foreach (var row in order) constant[data.Classes[row]] += 1.0 / order.Length;
        }

        return last.Average(row => Loss(data, row, constant));
    }
}
