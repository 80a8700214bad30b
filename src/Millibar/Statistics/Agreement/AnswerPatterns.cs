using System.Runtime.InteropServices;
using Millibar.Statistics.Resampling;

namespace Millibar.Statistics.Agreement;

/// <summary>Items tabulated by how often each label was given to them: items with the same counts are alike to every coefficient that does not ask who.</summary>
/// <remarks>A resample of the items is then a draw of the patterns, so that its cost no longer grows with the number of items.</remarks>
internal sealed class AnswerPatterns
{
    private AnswerPatterns(int labels, int[] starts, int[] label, int[] count, int[] times, int[] patternOfItem)
    {
        (LabelCount, Starts, Label, Count, Times, PatternOfItem) = (labels, starts, label, count, times, patternOfItem);
        Answers = new int[times.Length];
        for (var p = 0; p < times.Length; p++)
            for (var e = starts[p]; e < starts[p + 1]; e++) Answers[p] += count[e];
    }

    /// <summary>Number of labels (k).</summary>
    public int LabelCount { get; }

    /// <summary>Number of patterns.</summary>
    public int Length => Times.Length;

    /// <summary>patterns + 1 offsets into <see cref="Label"/> and <see cref="Count"/>.</summary>
    public int[] Starts { get; }

    /// <summary>Labels of each pattern, ascending.</summary>
    public int[] Label { get; }

    /// <summary>How often that label was given; at least 1.</summary>
    public int[] Count { get; }

    /// <summary>Answers that an item of the pattern has; at least 1.</summary>
    public int[] Answers { get; }

    /// <summary>Items of each pattern.</summary>
    public int[] Times { get; }

    /// <summary>Pattern of each item; -1 for an item without answers.</summary>
    public int[] PatternOfItem { get; }

    /// <summary>Items that have an answer.</summary>
    public int Items => Times.Sum();

    /// <summary>The patterns as units to resample.</summary>
    public Strata Strata => new([0, Length], Times);

    /// <summary>Tabulates; items without answers are left out.</summary>
    public static AnswerPatterns Of(Ratings ratings)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var find = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var (starts, label, count, times) = (new List<int> { 0 }, new List<int>(), new List<int>(), new List<int>());
        var patternOfItem = new int[ratings.ItemCount];
        var key = new char[16];
        for (var i = 0; i < ratings.ItemCount; i++)
        {
            var given = ratings.Label.AsSpan(ratings.Starts[i], ratings.CountOf(i));
            patternOfItem[i] = -1;
            if (given.IsEmpty) continue;
            if (key.Length < given.Length) key = new char[given.Length * 2];
            var sorted = key.AsSpan(0, given.Length);
            for (var a = 0; a < given.Length; a++) sorted[a] = (char)given[a];
            sorted.Sort();
            ref var pattern = ref CollectionsMarshal.GetValueRefOrAddDefault(find, sorted, out var exists);
            if (!exists)
            {
                pattern = times.Count;
                times.Add(0);
                for (var a = 0; a < sorted.Length; a++)
                {
                    if (a > 0 && sorted[a] == sorted[a - 1]) count[^1]++;
                    else
                    {
                        label.Add(sorted[a]);
                        count.Add(1);
                    }
                }

                starts.Add(label.Count);
            }

            times[pattern]++;
            patternOfItem[i] = pattern;
        }

        return new AnswerPatterns(ratings.LabelCount, [.. starts], [.. label], [.. count], [.. times], patternOfItem);
    }
}
