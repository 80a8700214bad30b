using System.Collections.Immutable;
using System.Globalization;
using Millibar.Tables;

namespace Millibar.Data.MissingCodes;

/// <summary>Values that stand for "missing", and missing values that stand for something.</summary>
internal sealed class MissingCodesCheck : ICheck
{
    private const int MostFindings = 8;

    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["missing-codes", "missing-means"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        var told = 0;
        foreach (var index in context.FeatureColumns)
        {
            ct.ThrowIfCancellationRequested();
            if (told == MostFindings) yield break;
            var finding = context.Table.Columns[index] switch
            {
                Column.Number number => OfNumber(number),
                Column.Text text => OfText(text),
                _ => null,
            };
            if (finding is null) continue;
            told++;
            yield return finding;
        }

        foreach (var meaning in MissingMeaning.Find(context, ct).Take(MostFindings - told))
        {
            yield return new Finding(
                "missing-means", Severity.Info, meaning.Column,
                Sentence.Of($"\"{meaning.Column}\" is missing in {meaning.Rows:N0} rows, and these are the rows where \"{meaning.Other}\" is {meaning.Value}: a blank there seems to mean something."),
                Sentence.Of($"Write what the blank means, e.g. 0, into \"{meaning.Column}\"."));
        }
    }

    private static Finding? OfNumber(Column.Number number)
    {
        if (NumberCode.Find(number.Values) is not { } code) return null;
        var value = code.Value.ToString(CultureInfo.InvariantCulture);
        var share = code.Rows / (double)number.Count;
        return new Finding(
            "missing-codes", Severity.Warning, number.Name,
            code.Value > code.High
                ? Sentence.Of($"\"{number.Name}\" is {value} in {code.Rows:N0} rows ({share:P1}), while all other values lie between {code.Low:G5} and {code.High:G5}: {value} may stand for a missing value, or for a cut-off.")
                : Sentence.Of($"\"{number.Name}\" is {value} in {code.Rows:N0} rows ({share:P1}), while all other values lie between {code.Low:G5} and {code.High:G5}: {value} may stand for a missing value."),
            Sentence.Of($"If it does, empty these cells of \"{number.Name}\"; as a number it misleads linear models and averages."));
    }

    private static Finding? OfText(Column.Text text)
    {
        var counts = new int[text.Levels.Length];
        foreach (var code in text.Codes)
            if (code >= 0) counts[code]++;
        int[] words = [.. Enumerable.Range(0, counts.Length).Where(level => counts[level] > 0 && MissingWords.Has(text.Levels[level]))];
        if (words.Length == 0) return null;
        return new Finding(
            "missing-codes", Severity.Info, text.Name,
            Sentence.Of($"\"{text.Name}\" says {Sentence.Join(", ", words.Select(level => Sentence.Of($"\"{text.Levels[level]}\" in {counts[level]:N0} rows")))}: words that stand for a missing value. They are kept as a category of their own."),
            Sentence.Of("If such rows differ in no way from blank ones, empty the cells."));
    }
}
