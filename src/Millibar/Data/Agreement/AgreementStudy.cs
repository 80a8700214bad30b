using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Agreement;

/// <summary>Measures how far annotators agree, in all respects.</summary>
internal static class AgreementStudy
{
    /// <summary>Pairs of annotators that are looked at one by one.</summary>
    private const int MostPairs = 50;

    /// <summary>Most labels for which tables of labels against labels are made.</summary>
    public const int MostLabels = 1000;

    /// <summary>Measures.</summary>
    /// <param name="sheet">Answers, one a person and item.</param>
    /// <param name="repeats">Answers that were given again, and how many of these said the same.</param>
    /// <param name="scale">How far apart labels are.</param>
    /// <param name="order">The labels in their order, for an ordinal scale; null for the sheet's own order.</param>
    /// <param name="resamples">Resamples of the bootstrap.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="random">Source of the resamples.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>answers-one-label</c>, <c>answers-many-labels</c>, <c>option-scale</c>, <c>answers-one-person</c>.</exception>
    public static AgreementReport Measure(AnswerSheet sheet, (int All, int Alike) repeats, Scale scale, IReadOnlyList<string>? order, int resamples, double level, RandomStream random, CancellationToken ct)
    {
        sheet = Ordered(sheet, order);
        if (sheet.Annotators.Length < 2) throw new MillibarException("answers-one-person", $"All answers are of {sheet.Annotators[0]}: agreement needs two people.", "annotators", "Have the same items answered by a second person.");
        if (sheet.Labels.Length < 2) throw new MillibarException("answers-one-label", $"Every answer is '{sheet.Labels[0]}': nothing can be told about agreement beyond chance.", "labels", "Have items labelled for which another label is expected.");
        if (sheet.Labels.Length > MostLabels) throw new MillibarException("answers-many-labels", $"There are {sheet.Labels.Length:#,0} labels, more than {MostLabels:#,0}.", "labels", "Name the column of labels with --label COL; round numbers.");
        var values = Values(sheet, scale);
        var ratings = RatingsOf(sheet);
        // Items with one answer would only widen the intervals: the items that count are those with two or more.
        var several = ratings.Where(item => ratings.CountOf(item) > 1);
        var measures = AgreementMeasures.Of(several, scale, values, resamples, level, random, ct);
        var labels = LabelAgreement.Of(several, sheet.Labels, level);
        var (annotators, confusion) = OthersSay.Measure(ratings, sheet, level);
        var (pairs, pairCount) = PairAgreement.Of(several, sheet.Annotators, AgreementWeights.Of(scale, values), MostPairs, level, ct);
        return new AgreementReport
        {
            Sheet = sheet,
            Scale = scale,
            Measures = measures,
            Paradox = measures is null ? null : KappaParadox.Of(measures.Find(Coefficient.Observed)!.Value, measures.Find(Coefficient.Alpha)?.Value, measures.Find(Coefficient.Gwet)?.Value, labels),
            SingleItems = sheet.Items.Length - several.ItemCount,
            Self = repeats.All > 0 ? WilsonInterval.Of(repeats.Alike, repeats.All, level) : null,
            Repeats = repeats.All,
            Labels = labels,
            Annotators = annotators,
            Pairs = [.. pairs],
            PairCount = pairCount,
            Periods = PeriodAgreement.Of(ratings, FirstAnswers(sheet), scale, values, level, ct),
            Confusion = [.. confusion],
        };
    }

    /// <summary>The ratings of a sheet.</summary>
    public static Ratings RatingsOf(AnswerSheet sheet)
    {
        var n = sheet.Answers.Length;
        var (item, rater, label) = (new int[n], new int[n], new int[n]);
        for (var a = 0; a < n; a++) (item[a], rater[a], label[a]) = (sheet.Answers[a].Item, sheet.Answers[a].Annotator, sheet.Answers[a].Label);
        return Ratings.Of(sheet.Items.Length, sheet.Annotators.Length, sheet.Labels.Length, item, rater, label);
    }

    private static AnswerSheet Ordered(AnswerSheet sheet, IReadOnlyList<string>? order)
    {
        if (order is null) return sheet;
        if (sheet.Labels.FirstOrDefault(label => !order.Contains(label, StringComparer.Ordinal)) is { } missing)
            throw new MillibarException("option-order", $"The label '{missing}' is not in the order of the labels.", "--order", $"Name all of them, the lowest first: {string.Join(',', sheet.Labels)}.");
        var place = sheet.Labels.Select(label => order.ToList().IndexOf(label)).ToArray();
        var rank = place.Select(p => place.Count(q => q < p)).ToArray();
        return sheet with
        {
            Labels = [.. sheet.Labels.OrderBy(label => order.ToList().IndexOf(label))],
            Answers = [.. sheet.Answers.Select(answer => answer with { Label = rank[answer.Label] })],
        };
    }

    private static double[] Values(AnswerSheet sheet, Scale scale)
    {
        if (scale is Scale.Nominal or Scale.Ordinal) return [.. Enumerable.Range(0, sheet.Labels.Length).Select(l => (double)l)];
        var numbers = sheet.Labels.Select(label => double.TryParse(label, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : (double?)null).ToArray();
        var wrong = Array.FindIndex(numbers, number => number is null || (scale == Scale.Ratio && number < 0));
        return wrong < 0
            ? [.. numbers.Select(number => number!.Value)]
            : throw new MillibarException("option-scale", $"The label '{sheet.Labels[wrong]}' is no number{(scale == Scale.Ratio ? " from 0 up" : "")}.", "--scale", "Use --scale nominal or ordinal.");
    }

    private static DateTimeOffset?[] FirstAnswers(AnswerSheet sheet)
    {
        var first = new DateTimeOffset?[sheet.Items.Length];
        foreach (var answer in sheet.Answers)
            if (answer.At is { } at && !(first[answer.Item] <= at)) first[answer.Item] = at;
        return first;
    }
}
