using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Models.Neighbours;

/// <summary>The k nearest rows vote, each alike (rows' weights count); k is chosen inside the rows by squared error (the Brier score for classes).</summary>
/// <remarks>
/// <para>Beside the k votes one more is shared among the classes by their frequencies: no class that occurs gets probability 0, and ties go to the commoner class.</para>
/// <para>Beyond <see cref="MostReferences"/> rows a stratified sample is searched.</para>
/// </remarks>
internal sealed class NeighboursLearner : ILearner
{
    /// <summary>Rows searched at most.</summary>
    public const int MostReferences = 30_000;

    public string Name => "neighbours";

    public IFitter Prepare(LearningData data, CancellationToken ct) => new Fitter(data);

    private sealed class Fitter(LearningData data) : IFitter
    {
        private const int RowsForFolds = 2_000;
        private const int MostQueries = 2_000;
        private static readonly int[] Candidates = [1, 3, 5, 9, 15, 25, 45];

        public IPredictor Fit(ReadOnlySpan<int> rows, RandomStream random, CancellationToken ct)
        {
            ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
            var sorted = rows.ToArray();
            Array.Sort(sorted);
            var answer = new double[data.OutputWidth];
            Centre.Of(data, sorted, RegressionCentre.Mean, answer);

            var used = sorted.Length > MostReferences
                ? InnerSplit.HoldOut(data, sorted, (double)MostReferences / sorted.Length, random.Fork("references")).Held
                : sorted;
            var encoding = NeighbourEncoding.Of(data.Features, used, data.Weights, ct);
            if (encoding.NumberCount + encoding.CategoryCount == 0 && encoding.Text is null) return new ConstantPredictor(answer);
            var k = Choose(encoding, used, answer, random, ct);
            var references = ReferenceRows.Of(data.Features, used, encoding, ct);
            return new NeighboursPredictor(encoding, references, new Votes(data, used, answer), k, sorted.Length, data.OutputWidth);
        }

        public void Dispose()
        {
            // Holds no resource.
        }

        private int Choose(NeighbourEncoding encoding, int[] rows, double[] prior, RandomStream random, CancellationToken ct)
        {
            var splits = new List<(int[] Train, int[] Held)>();
            if (rows.Length > RowsForFolds)
            {
                var (train, held) = InnerSplit.HoldOut(data, rows, 0.2, random.Fork("choice"));
                random.Fork("queries").Shuffle(held.AsSpan());
                if (held.Length > 0) splits.Add((train, [.. held.Take(MostQueries).Order()]));
            }
            else
            {
                var folds = InnerSplit.Folds(data, rows, 5, random.Fork("choice"));
                if (folds.Length > 1)
                    foreach (var fold in folds) splits.Add(([.. folds.Where(f => f != fold).SelectMany(f => f).Order()], fold));
            }

            if (splits.Count == 0) return Math.Min(Candidates[2], rows.Length);
            var error = new double[Candidates.Length];
            var most = Math.Min(Candidates[^1], splits.Min(s => s.Train.Length));
            var output = new double[data.OutputWidth];
            foreach (var (train, held) in splits)
            {
                var references = ReferenceRows.Of(data.Features, train, encoding, ct);
                var found = new int[held.Length * most];
                new NearestRows(data.Features, encoding, references, most).Find(held, found, ct);
                var votes = new Votes(data, train, prior);
                for (var i = 0; i < held.Length; i++)
                {
                    for (var c = 0; c < Candidates.Length && Candidates[c] <= most; c++)
                    {
                        votes.Count(found.AsSpan(i * most, Candidates[c]), output);
                        error[c] += (data.Weights?[held[i]] ?? 1) * SquaredError(held[i], output);
                    }
                }
            }

            var best = 0;
            for (var c = 1; c < Candidates.Length && Candidates[c] <= most; c++)
                if (error[c] < error[best]) best = c;
            return Candidates[best];
        }

        private double SquaredError(int row, double[] output)
        {
            if (data.Task == TaskKind.Regression) return (output[0] - data.Values[row]) * (output[0] - data.Values[row]);
            var sum = 0.0;
            for (var c = 0; c < output.Length; c++)
            {
                var difference = output[c] - (c == data.Classes[row] ? 1 : 0);
                sum += difference * difference;
            }

            return sum;
        }
    }
}
