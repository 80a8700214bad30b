using Millibar.Data.Labels;
using Millibar.Statistics;
using Millibar.TestSupport;

namespace Millibar.Tests.Data.Labels;

public sealed class ConfidentLearningTests
{
    [Theory]
    [InlineData("labelerrors_20news.csv", 0.9234, 55, 95, 577)]
    [InlineData("labelerrors_imdb.csv", 0.8958, 1076, 1309, 2606)]
    public void Published_sets_give_the_published_counts(string file, double accuracy, int offDiagonal, int calibrated, int disagreeing)
    {
        var set = ReviewedLabels.Read(TestData.Require(file));
        var counts = ConfidentCounts.Of(set.Given, set.Probabilities, set.Names.Length);
        var differ = Enumerable.Range(0, set.Given.Length).Count(i => ArgMax(set.Row(i)) != set.Given[i]);
        Assert.Equal(disagreeing, differ);
        Assert.Equal(accuracy, 1 - (double)differ / set.Given.Length, 0.00005);
        Assert.Equal(offDiagonal, counts.OffDiagonal);
        Assert.Equal(calibrated, (int)Math.Round(counts.EstimatedErrors));
        Assert.Equal(set.Given.Length, Enumerable.Range(0, counts.Classes).Sum(i => Enumerable.Range(0, counts.Classes).Sum(j => counts.Joint(i, j))), 1e-6);
    }

    [Fact]
    public void The_margin_ranks_confirmed_errors_of_20news_first()
    {
        var set = ReviewedLabels.Read(TestData.Require("labelerrors_20news.csv"));
        var margins = Enumerable.Range(0, set.Given.Length).Select(i => LabelScores.NormalisedMargin(set.Given[i], set.Row(i))).ToArray();

        // Area under the ROC curve by ranks: share of (error, other) pairs in which the error has the lower margin.
        var errors = Enumerable.Range(0, margins.Length).Where(i => set.Confirmed[i]).ToArray();
        var others = Enumerable.Range(0, margins.Length).Where(i => !set.Confirmed[i]).Select(i => margins[i]).Order().ToArray();
        double pairs = 0;
        foreach (var i in errors)
        {
            var below = Array.FindIndex(others, m => m >= margins[i]);
            var notAbove = Array.FindIndex(others, m => m > margins[i]);
            below = below < 0 ? others.Length : below;
            notAbove = notAbove < 0 ? others.Length : notAbove;
            pairs += others.Length - notAbove + 0.5 * (notAbove - below);
        }

        Assert.Equal(0.999, pairs / errors.Length / others.Length, 0.0005);
        Assert.Equal(82, Enumerable.Range(0, margins.Length).OrderBy(i => margins[i]).ThenBy(i => i).Take(100).Count(i => set.Confirmed[i]));
    }

    [Fact]
    public void A_hand_computed_case_is_counted_calibrated_and_flagged()
    {
        // Labels 0 0 0 0 1 1; thresholds t_0 = (.9+.8+.9+.2)/4 = .7, t_1 = (.9+.7)/2 = .8.
        // Confident: rows 0-2 of class 0, row 3 of class 1 (.8 >= .8), row 4 of class 1; row 5 (.7) of none.
        // C = [[3, 1], [0, 1]]; rows scaled to 4 and 2: n Q = [[3, 1], [0, 2]]. One row flagged: row 3.
        int[] given = [0, 0, 0, 0, 1, 1];
        double[] probabilities = [0.9, 0.1, 0.8, 0.2, 0.9, 0.1, 0.2, 0.8, 0.1, 0.9, 0.3, 0.7];
        var counts = ConfidentCounts.Of(given, probabilities, 2);
        Assert.Equal([3, 1, 0, 1], counts.Raw);
        Assert.Equal([3.0, 1.0, 0.0, 2.0], [counts.Joint(0, 0), counts.Joint(0, 1), counts.Joint(1, 0), counts.Joint(1, 1)]);

        var audit = ConfidentLearning.Audit(given, probabilities, 2, [11, 12, 13, 14, 15, 16], ["no", "yes"], CancellationToken.None);
        Assert.Equal(1, audit.Flagged);
        Assert.Equal(6, audit.Rows);
        var suspect = Assert.Single(audit.Suspects);
        Assert.Equal((14, "no", "yes"), (suspect.Row, suspect.Given, suspect.Suggested));
        Assert.Equal(0.2, suspect.Score, 1e-12); // (.2 - .8 + 1) / 2
    }

    [Fact]
    public void Planted_errors_are_found_and_renaming_classes_renames_only()
    {
        // Three separable classes, probabilities .9 for the truth; 30 of 900 labels moved on.
        const int n = 900, k = 3;
        var random = new RandomStream(3);
        var (given, probabilities) = (new int[n], new double[n * k]);
        for (var i = 0; i < n; i++)
        {
            var truth = i % k;
            given[i] = i < 30 ? (truth + 1) % k : truth;
            var sure = 0.8 + 0.15 * random.NextDouble();
            for (var c = 0; c < k; c++) probabilities[i * k + c] = c == truth ? sure : (1 - sure) / 2;
        }

        var rows = Enumerable.Range(1, n).ToArray();
        var audit = ConfidentLearning.Audit(given, probabilities, k, rows, ["a", "b", "c"], CancellationToken.None);
        Assert.InRange(audit.Flagged, 25, 35);
        Assert.Equal(20, audit.Suspects.Length);
        Assert.All(audit.Suspects, s => Assert.InRange(s.Row, 1, 30));

        var renamed = ConfidentLearning.Audit(given, probabilities, k, rows, ["x", "y", "z"], CancellationToken.None);
        Assert.Equal(audit.Suspects.Select(s => s.Row), renamed.Suspects.Select(s => s.Row));
        Assert.Equal(audit.Suspects.Select(s => s.Given == "a" ? "x" : s.Given == "b" ? "y" : "z"), renamed.Suspects.Select(s => s.Given));
    }

    private static int ArgMax(ReadOnlySpan<double> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }
}
