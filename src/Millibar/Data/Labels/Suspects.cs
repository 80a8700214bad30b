namespace Millibar.Data.Labels;

/// <summary>Flagged rows in order, the most suspect first.</summary>
internal static class Suspects
{
    /// <summary>Ranks rows; of equals the first row stands first.</summary>
    /// <param name="flagged">The rows.</param>
    /// <param name="given">Given label of each row of the data; n values.</param>
    /// <param name="probabilities">The probabilities of all n rows.</param>
    /// <param name="order">By what.</param>
    public static Suspect[] Rank(int[] flagged, int[] given, IProbabilityRows probabilities, RankMethod order)
    {
        var room = new double[probabilities.Classes];
        var suspects = new Suspect[flagged.Length];
        for (var i = 0; i < flagged.Length; i++)
        {
            var (row, label) = (flagged[i], given[flagged[i]]);
            var p = probabilities.Read(row, 1, room);
            var other = LabelScores.BestOther(label, p);
            suspects[i] = new Suspect(row, label, other, LabelScores.Of(order, label, p), p[label], p[other]);
        }

        return [.. suspects.OrderBy(s => s.Score).ThenBy(s => s.Row)];
    }
}

/// <summary>A flagged row.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Given">Its label.</param>
/// <param name="Suggested">The likeliest other class.</param>
/// <param name="Score">0 most suspect, 1 least.</param>
/// <param name="GivenProbability">Probability of the given label.</param>
/// <param name="SuggestedProbability">Probability of the suggested one.</param>
internal sealed record Suspect(int Row, int Given, int Suggested, double Score, double GivenProbability, double SuggestedProbability);
