namespace Millibar.Data.Queues;

/// <summary>How often each label was given to each item; of several answers of one person the last counts.</summary>
internal sealed class AnswerCounts
{
    private readonly Dictionary<string, Dictionary<string, int>> _items;

    private AnswerCounts(Dictionary<string, Dictionary<string, int>> items) => _items = items;

    /// <summary>No answers.</summary>
    public static AnswerCounts None { get; } = new([]);

    /// <summary>Names of the items that have answers.</summary>
    public IReadOnlyCollection<string> Items => _items.Keys;

    /// <summary>Counts the answers of several sheets, in the order in which they were imported.</summary>
    public static AnswerCounts Of(IEnumerable<AnswerSheet> sheets)
    {
        var last = new Dictionary<(string Item, string Annotator), string>();
        foreach (var sheet in sheets)
            foreach (var answer in sheet.Answers)
                last[(sheet.Items[answer.Item], sheet.Annotators[answer.Annotator])] = sheet.Labels[answer.Label];
        var items = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var ((item, _), label) in last)
        {
            if (!items.TryGetValue(item, out var counts)) items[item] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
            counts[label] = counts.GetValueOrDefault(label) + 1;
        }

        return new AnswerCounts(items);
    }

    /// <summary>Whether an item has an answer.</summary>
    public bool Has(string item) => _items.ContainsKey(item);

    /// <summary>Number of people who answered an item.</summary>
    public int Count(string item) => _items.TryGetValue(item, out var counts) ? counts.Values.Sum() : 0;

    /// <summary>Chance that an item's commonest label is right, the model counting as one more person; NaN without answers.</summary>
    /// <param name="item">The item.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <param name="probabilities">The model's probabilities, in the order of the classes; empty without a model: then it votes evenly.</param>
    /// <remarks>
    /// (votes for the label + the model's probability of it) / (votes + 1): the label that scores highest wins, and its score is its quality.
    /// It is the consensus of CROWDLAB (H. W. Goh, U. Tkachenko, J. Mueller, 2022) with all weights alike.
    /// </remarks>
    public double Quality(string item, IReadOnlyList<string> classes, ReadOnlySpan<double> probabilities)
    {
        if (!_items.TryGetValue(item, out var counts)) return double.NaN;
        double votes = 0, best = 0;
        foreach (var (_, count) in counts) votes += count;
        for (var c = 0; c < classes.Count; c++)
        {
            var model = probabilities.Length > 0 ? probabilities[c] : 1.0 / classes.Count;
            best = Math.Max(best, counts.GetValueOrDefault(classes[c]) + model);
        }

        return best / (votes + 1);
    }
}
