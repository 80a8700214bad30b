using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Trial;

/// <summary>Puts the user's own test set below the training data, so that both are encoded alike.</summary>
internal static class TestFileRows
{
    /// <summary>One table: first the rows of <paramref name="train"/>, then those of <paramref name="test"/>.</summary>
    /// <exception cref="MillibarException">A column of the training data is missing from the test set, or has another type there.</exception>
    public static Table Append(Table train, Table test)
    {
        var columns = ImmutableArray.CreateBuilder<Column>(train.Columns.Length);
        foreach (var column in train.Columns)
        {
            var at = test.IndexOf(column.Name);
            if (at < 0)
                throw new MillibarException("test-column-missing", $"The test set has no column '{column.Name}'{(NearestName.Find(column.Name, test.Columns.Select(c => c.Name)) is { } near ? $"; the nearest is '{near}'" : "")}.", test.Name, $"Add the column, or leave it out of both with --drop \"{column.Name}\".");
            columns.Add(Append(column, test.Columns[at], test.Name));
        }

        return train with
        {
            Columns = columns.MoveToImmutable(),
            RowCount = train.RowCount + test.RowCount,
            RowNumbers = [.. train.RowNumbers, .. test.RowNumbers],
            Notes = [.. train.Notes, .. test.Notes.Select(n => n with { Message = Sentence.Of($"{test.Name}: {n.Message}") })],
        };
    }

    private static Column Append(Column train, Column test, string file) => (train, test) switch
    {
        (Column.Number a, Column.Number b) => new Column.Number(a.Name, [.. a.Values, .. b.Values]),
        (Column.Date a, Column.Date b) => new Column.Date(a.Name, [.. a.Seconds, .. b.Seconds], a.HasTime || b.HasTime),
        (Column.Text a, Column.Text b) => Append(a, b),
        _ when AllMissing(test) => Missing(train, test.Count),
        _ => throw new MillibarException("test-column-type", $"Column '{train.Name}' holds {Word(train)} in the training data and {Word(test)} in the test set.", file, "Write it the same way in both files."),
    };

    private static Column.Text Append(Column.Text a, Column.Text b)
    {
        var levels = a.Levels.Union(b.Levels, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var code = new Dictionary<string, int>(levels.Length, StringComparer.Ordinal);
        for (var i = 0; i < levels.Length; i++) code[levels[i]] = i;
        int[] Recode(Column.Text column) => [.. column.Codes.Select(c => c < 0 ? -1 : code[column.Levels[c]])];
        return new Column.Text(a.Name, [.. Recode(a), .. Recode(b)], levels);
    }

    private static Column Missing(Column train, int count) => train switch
    {
        Column.Number a => a with { Values = [.. a.Values, .. Enumerable.Repeat(double.NaN, count)] },
        Column.Date a => a with { Seconds = [.. a.Seconds, .. Enumerable.Repeat(double.NaN, count)] },
        Column.Text a => a with { Codes = [.. a.Codes, .. Enumerable.Repeat(-1, count)] },
        _ => throw new ArgumentOutOfRangeException(nameof(train)),
    };

    private static bool AllMissing(Column column)
    {
        for (var i = 0; i < column.Count; i++)
            if (!column.IsMissing(i)) return false;
        return true;
    }

    private static string Word(Column column) => column switch
    {
        Column.Number => "numbers",
        Column.Date => "dates",
        _ => "text",
    };
}
