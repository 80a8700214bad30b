using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Tests.Statistics.Agreement;

/// <summary>Published tables whose coefficients are known.</summary>
internal static class KnownRatings
{
    /// <summary>K. L. Gwet (2014), table 2.10: four raters, twelve units, gaps. Rows are raters, - a gap.</summary>
    public static Ratings FourRaters { get; } = Parse(
        5,
        "1 2 3 3 2 1 4 1 2 - - -",
        "1 2 3 3 2 2 4 1 2 5 - -",
        "- 3 3 3 2 3 4 2 2 5 1 3",
        "1 2 3 3 2 4 4 1 2 5 1 -");

    /// <summary>The article "Krippendorff's alpha" in Wikipedia: three coders, fifteen units.</summary>
    public static Ratings ThreeCoders { get; } = Parse(
        4,
        "- - - - - 3 4 1 2 1 1 3 3 - 3",
        "1 - 2 1 3 3 4 3 - - - - - - -",
        "- - 2 1 3 4 4 - 2 1 1 3 3 - 4");

    /// <summary>Two raters by the counts of a table k x k.</summary>
    public static Ratings OfCounts(int[,] counts)
    {
        var rows = new List<(int A, int B)>();
        for (var a = 0; a < counts.GetLength(0); a++)
            for (var b = 0; b < counts.GetLength(1); b++)
                rows.AddRange(Enumerable.Repeat((a, b), counts[a, b]));
        var table = new int[rows.Count, 2];
        for (var i = 0; i < rows.Count; i++) (table[i, 0], table[i, 1]) = rows[i];
        return Ratings.OfTable(counts.GetLength(0), table);
    }

    /// <summary>Items x labels: how often each label was given. Who gave it does not matter.</summary>
    public static Ratings OfLabelCounts(int[,] counts)
    {
        var (items, labels) = (counts.GetLength(0), counts.GetLength(1));
        var raters = Enumerable.Range(0, items).Max(i => Enumerable.Range(0, labels).Sum(l => counts[i, l]));
        var table = new int[items, raters];
        for (var i = 0; i < items; i++)
        {
            var next = 0;
            for (var r = 0; r < raters; r++) table[i, r] = -1;
            for (var l = 0; l < labels; l++)
                for (var c = 0; c < counts[i, l]; c++) table[i, next++] = l;
        }

        return Ratings.OfTable(labels, table);
    }

    /// <summary>All coefficients without bootstrap; labels are 1, 2, 3, ...</summary>
    public static AgreementMeasures Measure(this Ratings ratings, Scale scale = Scale.Nominal, int resamples = 0) =>
        AgreementMeasures.Of(ratings, scale, [.. Enumerable.Range(1, ratings.LabelCount).Select(l => (double)l)], resamples, 0.95, new RandomStream(0), TestContext.Current.CancellationToken)!;

    private static Ratings Parse(int labels, params string[] raters)
    {
        var cells = raters.Select(line => line.Split(' ')).ToArray();
        var table = new int[cells[0].Length, raters.Length];
        for (var r = 0; r < raters.Length; r++)
            for (var i = 0; i < cells[r].Length; i++) table[i, r] = cells[r][i] == "-" ? -1 : int.Parse(cells[r][i], System.Globalization.CultureInfo.InvariantCulture) - 1;
        return Ratings.OfTable(labels, table);
    }
}
