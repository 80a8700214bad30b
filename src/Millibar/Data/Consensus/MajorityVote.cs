using Millibar.Statistics.Agreement;

namespace Millibar.Data.Consensus;

/// <summary>The commonest answer.</summary>
internal static class MajorityVote
{
    /// <summary>Label of each item; -1 without an answer.</summary>
    /// <param name="ratings">The answers.</param>
    /// <param name="tieBreak">Row-major n x k scores that decide ties; empty for the label that is commoner over all.</param>
    public static int[] Of(Ratings ratings, double[] tieBreak)
    {
        var k = ratings.LabelCount;
        var common = new int[k];
        foreach (var label in ratings.Label) common[label]++;
        var votes = new int[k];
        var labels = new int[ratings.ItemCount];
        for (var i = 0; i < labels.Length; i++)
        {
            Array.Clear(votes);
            for (var a = ratings.Starts[i]; a < ratings.Starts[i + 1]; a++) votes[ratings.Label[a]]++;
            labels[i] = ratings.CountOf(i) == 0 ? -1 : Best(votes, i, common, tieBreak);
        }

        return labels;
    }

    private static int Best(int[] votes, int item, int[] common, double[] tieBreak)
    {
        var (k, best) = (votes.Length, 0);
        double Tie(int label) => tieBreak.Length > 0 ? tieBreak[item * k + label] : common[label];
        for (var label = 1; label < k; label++)
            if (votes[label] > votes[best] || (votes[label] == votes[best] && Tie(label) > Tie(best))) best = label;
        return best;
    }
}
