using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.EmptyColumns;

/// <summary>Columns without any value, and columns with the same value in every row: nothing can be learned from them.</summary>
internal sealed class EmptyColumnsCheck : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["all-missing-column", "constant-column"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        List<string> empty = [], constant = [];
        foreach (var index in context.FeatureColumns)
        {
            ct.ThrowIfCancellationRequested();
            var column = context.Table.Columns[index];
            var (missing, distinct) = Look(column);
            if (missing == column.Count) empty.Add(column.Name);
            else if (distinct == 1 && missing == 0) constant.Add(column.Name);
        }

        if (empty.Count > 0)
        {
            yield return new Finding(
                "all-missing-column", Severity.Warning, One(empty),
                empty.Count == 1
                    ? Sentence.Of($"1 column without any value: {ColumnNames.List(empty)}.")
                    : Sentence.Of($"{empty.Count:N0} columns without any value: {ColumnNames.List(empty)}."),
                Sentence.Of($"Find out why nothing was recorded; until then nothing is lost with {ColumnNames.Drop(empty)}."));
        }

        if (constant.Count > 0)
        {
            yield return new Finding(
                "constant-column", Severity.Warning, One(constant),
                constant.Count == 1
                    ? Sentence.Of($"1 column with the same value in every row: {ColumnNames.List(constant)}.")
                    : Sentence.Of($"{constant.Count:N0} columns with the same value in every row: {ColumnNames.List(constant)}."),
                Sentence.Of($"Check that the file covers all cases; nothing is lost with {ColumnNames.Drop(constant)}."));
        }
    }

    private static string? One(List<string> names) => names.Count == 1 ? names[0] : null;

    /// <summary>Missing values, and 1 or 2 for one or more distinct values.</summary>
    private static (int Missing, int Distinct) Look(Column column)
    {
        int missing = 0, first = -1, distinct = 0;
        for (var row = 0; row < column.Count; row++)
        {
            if (column.IsMissing(row)) missing++;
            else if (first < 0) (first, distinct) = (row, 1);
            else if (!Same(column, row, first)) return (missing, 2);
        }

        return (missing, distinct);
    }

    private static bool Same(Column column, int a, int b) => column switch
    {
        Column.Number number => number.Values[a] == number.Values[b],
        Column.Date date => date.Seconds[a] == date.Seconds[b],
        Column.Text text => text.Codes[a] == text.Codes[b],
        _ => false,
    };
}
