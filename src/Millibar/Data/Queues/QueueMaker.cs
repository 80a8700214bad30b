using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Data.Queues;

/// <summary>Chooses what is labelled next: a random part first, the rest by the order that was asked for.</summary>
/// <remarks>
/// <para>The random part is a simple random sample of all candidates, so each of its rows was drawn with chance m / n: estimates on that part are honest,
/// on the other part they are not. Within the queue the two parts are shuffled together, so that labelling half of it keeps both.</para>
/// <para>Rows chosen by doubt are drawn by <see cref="DiverseBatch"/> among the most doubtful: ten for each that is wanted.</para>
/// </remarks>
internal static class QueueMaker
{
    private const int CandidatesForOne = 10;
    private const int FewestCandidates = 200;
    private const int MostCandidates = 20_000;

    /// <summary>Makes the queue.</summary>
    /// <param name="candidates">What could be labelled.</param>
    /// <param name="wish">What is asked for.</param>
    /// <param name="random">The chance.</param>
    /// <param name="ct">Cancels.</param>
    public static QueueDraft Make(Candidates candidates, QueueWish wish, RandomStream random, CancellationToken ct)
    {
        var size = Math.Min(wish.Size, candidates.Count);
        double? expected = candidates.Probabilities.Length > 0 ? AutoShare.ExpectedError(candidates.Probabilities, candidates.ClassCount) : null;
        if (size == 0) return new QueueDraft { Items = [], ExpectedError = expected };
        if (wish is { Order: QueueOrder.Decision, WantsTestRows: true }) return TestRows(candidates, wish, size, random) with { ExpectedError = expected };

        var (share, note) = ChosenShare(candidates, wish, expected);
        var chosenCount = (int)Math.Round(share * size);
        var drawn = Sample(candidates, size - chosenCount, random.Fork("random"));
        var chance = (double)drawn.Length / candidates.Count;
        var isDrawn = new bool[candidates.Count];
        foreach (var at in drawn) isDrawn[at] = true;
        int[] left = [.. Enumerable.Range(0, candidates.Count).Where(at => !isDrawn[at])];
        var order = wish.Order == QueueOrder.Auto ? QueueOrder.Uncertainty : wish.Order;
        var chosen = order == QueueOrder.Consensus
            ? LeastSure(candidates, left, chosenCount)
            : Doubtful(candidates, left, chosenCount, wish, random.Fork("doubt"), ct);
        QueueItem[] items =
        [
            .. drawn.Select(at => Item(candidates, at, QueueOrder.Random, chance, wish)),
            .. chosen.Select(at => Item(candidates, at, order, null, wish)),
        ];
        random.Fork("order").Shuffle(items.AsSpan());
        return new QueueDraft { Items = [.. items], ExpectedError = expected, Note = note };
    }

    /// <summary>Share that is not random, and why it is another than was asked for.</summary>
    private static (double Share, string? Note) ChosenShare(Candidates candidates, QueueWish wish, double? expected)
    {
        if (wish.Order == QueueOrder.Random) return (0, null);
        if (wish.Order == QueueOrder.Consensus) return (1 - wish.RandomShare, null);
        if (!candidates.HasModel) return (0, "There is no model yet, so all rows are drawn at random.");
        if (wish.Order != QueueOrder.Auto) return (1 - wish.RandomShare, null);
        if (expected is not { } error) return (0, "For numbers no order has been shown to beat chance, so all rows are drawn at random.");
        var share = AutoShare.Of(error, wish.RandomShare, wish.JudgesRanks);
        return share > 0 ? (share, null) : (0, $"The model expects to be wrong on {error:P0} of these rows: doubt is mostly noise there, so all rows are drawn at random.");
    }

    private static int[] Doubtful(Candidates candidates, int[] left, int count, QueueWish wish, RandomStream random, CancellationToken ct)
    {
        if (count == 0) return [];
        var top = Math.Clamp(CandidatesForOne * count, FewestCandidates, Math.Max(MostCandidates, count));
        int[] near = left.Length <= top ? left : [.. left.OrderByDescending(at => DoubtOf(candidates, at, wish)).Take(top).Order()];
        var space = RowSpace.Of(candidates.Features, Array.ConvertAll(near, at => candidates.Rows[at]), ct);
        double[] pulls = candidates.Differences.Length > 0
            ? Array.ConvertAll(near, at => candidates.Differences[at])
            : DiverseBatch.Pulls([.. near.SelectMany(at => candidates.ProbabilitiesOf(at).ToArray())], candidates.ClassCount);
        return Array.ConvertAll(DiverseBatch.Draw(space, pulls, Math.Min(count, near.Length), random, ct), at => near[at]);
    }

    private static int[] LeastSure(Candidates candidates, int[] left, int count) =>
        [.. left.Where(at => candidates.Quality.Length > 0 && !double.IsNaN(candidates.Quality[at])).OrderBy(at => candidates.Quality[at]).Take(count)];

    private static QueueDraft TestRows(Candidates candidates, QueueWish wish, int size, RandomStream random)
    {
        var errors = wish.RightAmong is { } among && candidates.Probabilities.Length > 0
            ? Enumerable.Range(0, candidates.Count).Select(at => ErrorOf(candidates.ProbabilitiesOf(at), among)).ToArray()
            : null;
        var chances = TestDraw.Chances(errors, candidates.Count, size, Math.Max(wish.RandomShare, 0.05));
        var items = TestDraw.Draw(chances, random.Fork("test")).Select(at => Item(candidates, at, QueueOrder.Decision, chances[at], wish) with { IsTest = true });
        return new QueueDraft { Items = [.. items], Worth = TestDraw.Worth(errors, chances) };
    }

    /// <summary>1 - the sum of the likeliest classes' probabilities.</summary>
    private static double ErrorOf(ReadOnlySpan<double> probabilities, int among)
    {
        var sorted = probabilities.ToArray();
        Array.Sort(sorted);
        return Math.Clamp(1 - sorted.AsSpan(Math.Max(0, sorted.Length - among)).ToArray().Sum(), 0, 1);
    }

    private static QueueItem Item(Candidates candidates, int at, QueueOrder order, double? chance, QueueWish wish) =>
        new(candidates.Items[at], candidates.RowNumbers[at], order, chance, candidates.Probabilities.Length > 0 ? DoubtOf(candidates, at, wish) : null, IsTest: false);

    private static double DoubtOf(Candidates candidates, int at, QueueWish wish) =>
        candidates.Differences.Length > 0 ? Math.Abs(candidates.Differences[at])
        : wish.ByEntropy ? Doubt.Entropy(candidates.ProbabilitiesOf(at)) : Doubt.Margin(candidates.ProbabilitiesOf(at));

    /// <summary>The first of the candidates in an order that the seed alone decides: with the same seed the next queue goes on where this one stops.</summary>
    private static int[] Sample(Candidates candidates, int size, RandomStream random)
    {
        var keys = Array.ConvertAll(candidates.Items, item => random.Fork(item).NextBits());
        return [.. Enumerable.Range(0, candidates.Count).OrderBy(at => keys[at]).Take(size)];
    }
}
