using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.Identifiers;

/// <summary>Columns that name or number the rows: they say nothing about new rows, or give away the order of the file.</summary>
internal sealed class IdentifierLikeCheck : ICheck
{
    private const double NearlyUnique = 0.95;
    private const double OftenUnique = 0.5;
    private const int MostWordsOfName = 6;
    private const int MostWordsOfCode = 3;
    private const int FewestRows = 20;

    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["identifier-like"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        foreach (var index in context.FeatureColumns)
        {
            ct.ThrowIfCancellationRequested();
            var column = context.Table.Columns[index];
            if (Why(column) is not { } why) continue;
            yield return new Finding(
                "identifier-like", Severity.Warning, column.Name,
                Sentence.Of($"\"{column.Name}\" looks like an identifier: {why}."),
                Sentence.Of($"Leave it out with {ColumnNames.Drop([column.Name])}; if several rows belong to one case, say --group with the column that names the case."));
        }
    }

    private static Sentence? Why(Column column)
    {
        if (column.Count < FewestRows) return null;
        return column switch
        {
            Column.Number when RowNumbering.IsIn(column) => Sentence.Of("whole numbers, each once, that number the rows"),
            Column.Text text => Why(text),
            _ => null,
        };
    }

    private static Sentence? Why(Column.Text text)
    {
        var counts = new int[text.Levels.Length];
        foreach (var code in text.Codes)
            if (code >= 0) counts[code]++;
        var present = counts.Sum();
        var distinct = counts.Count(c => c > 0);
        if (present < FewestRows || distinct < OftenUnique * present) return null;
        var words = text.Levels.Where((_, level) => counts[level] > 0).Average(level => level.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        var unique = distinct >= NearlyUnique * present;
        return words <= (unique ? MostWordsOfName : MostWordsOfCode) ? Sentence.Of($"{distinct:N0} distinct short texts in {present:N0} rows") : null;
    }
}
