using Millibar.Models.Features;

namespace Millibar.Models.Linear;

/// <summary>How features become the columns of a linear model; learnt from the rows that are fitted.</summary>
/// <remarks>
/// <para>Columns, in order: standardised numbers (a missing value stands at the mean), one indicator for each number that has missing values,
/// one column for each level of each category (missing is a level; levels of fewer than three rows share one column, which also serves unseen levels),
/// and the text columns that occur, weighted by inverse document frequency and scaled to unit length.</para>
/// </remarks>
internal sealed class LinearEncoding
{
    private const int RareLevel = 3;
    private const int RowsForRareWords = 100;

    private LinearEncoding(Number[] numbers, int[][] categories, FittedText? text, int denseCount, int width)
    {
        Numbers = numbers;
        Categories = categories;
        Text = text;
        DenseCount = denseCount;
        Width = width;
    }

    /// <summary>The numeric features that vary or are sometimes missing.</summary>
    public Number[] Numbers { get; }

    /// <summary>For each categorical feature the column of each level, then of unseen levels, then of missing; -1 for none.</summary>
    public int[][] Categories { get; }

    /// <summary>The text columns; null without text.</summary>
    public FittedText? Text { get; }

    /// <summary>Columns that are stored densely: numbers and their indicators.</summary>
    public int DenseCount { get; }

    /// <summary>p, number of columns without the intercept.</summary>
    public int Width { get; }

    /// <summary>Bytes needed to store this encoding.</summary>
    public long SizeInBytes =>
        Numbers.Length * 28L + Categories.Sum(c => 4L * c.Length) + (Text is null ? 0 : Text.Columns.Length * 12L);

    /// <summary>Learns the encoding of some rows.</summary>
    /// <param name="features">All features.</param>
    /// <param name="rows">Rows, ascending.</param>
    /// <param name="weights">Weight of each of all rows; null means 1.</param>
    /// <param name="ct">Cancels.</param>
    public static LinearEncoding Of(FeatureMatrix features, int[] rows, double[]? weights, CancellationToken ct)
    {
        var numbers = new List<Number>(features.Numeric.Length);
        var next = 0;
        for (var j = 0; j < features.Numeric.Length; j++)
        {
            if (j % 64 == 0) ct.ThrowIfCancellationRequested();
            if (Standardisation.Of(features.Numeric[j].Values, rows, weights) is not { } found) continue;
            numbers.Add(new Number(j, found.Mean, found.Scale, found.Scale > 0 ? next++ : -1, found.HasMissing ? 0 : -1));
        }

        for (var i = 0; i < numbers.Count; i++)
            if (numbers[i].Indicator >= 0) numbers[i] = numbers[i] with { Indicator = next++ };
        var dense = next;

        var categories = new int[features.Categories.Length][];
        for (var j = 0; j < categories.Length; j++)
        {
            ct.ThrowIfCancellationRequested();
            categories[j] = LevelColumns(features.Categories[j], rows, ref next);
        }

        var text = features.Text is { } sparse ? FittedText.Of(sparse, rows, rows.Length >= RowsForRareWords ? 2 : 1, next) : null;
        if (text is not null) next += text.Columns.Length;
        return new LinearEncoding([.. numbers], categories, text, dense, next);
    }

    /// <summary>Column of a category's code; codes outside the known levels are unseen.</summary>
    public static int ColumnOf(int[] levelColumns, int code)
    {
        var levels = levelColumns.Length - 2;
        if (code < 0) return levelColumns[levels + 1];
        return levelColumns[code < levels ? code : levels];
    }

    private static int[] LevelColumns(CategoryFeature category, int[] rows, ref int next)
    {
        var counts = new int[category.LevelCount + 1];
        foreach (var row in rows)
        {
            var code = category.Codes[row];
            counts[code < 0 ? category.LevelCount : code]++;
        }

        var columns = new int[category.LevelCount + 2];
        Array.Fill(columns, -1);
        for (var l = 0; l < category.LevelCount; l++)
            if (counts[l] >= RareLevel) columns[l] = next++;
        if (counts.AsSpan(0, category.LevelCount).ContainsAnyInRange(1, RareLevel - 1))
        {
            var rare = next++;
            for (var l = 0; l <= category.LevelCount; l++)
                if (columns[l] < 0) columns[l] = rare;
        }

        if (counts[category.LevelCount] > 0) columns[^1] = next++;
        return columns;
    }

    /// <summary>A numeric feature in the model.</summary>
    /// <param name="Feature">Index in <see cref="FeatureMatrix.Numeric"/>.</param>
    /// <param name="Mean">Mean of the fitted rows, missing ones left out.</param>
    /// <param name="Scale">One over the standard deviation; 0 when it does not vary.</param>
    /// <param name="Column">Its column, or -1 when it does not vary.</param>
    /// <param name="Indicator">Column that tells whether it is missing, or -1.</param>
    internal readonly record struct Number(int Feature, double Mean, double Scale, int Column, int Indicator);
}
