using System.Globalization;
using Millibar.Tables;

namespace Millibar.Data.Answers;

/// <summary>Answers as a file holds them.</summary>
/// <param name="Sheet">The answers.</param>
/// <param name="RowOf">Row of the file of each answer.</param>
/// <param name="Empty">Cells without a label: nobody answered there.</param>
internal sealed record AnswerFile(AnswerSheet Sheet, int[] RowOf, int Empty)
{
    /// <summary>Reads a long or wide table.</summary>
    /// <exception cref="MillibarException"><c>answers-item</c>, <c>answers-annotator</c>: a row names nobody or nothing; <c>answers-none</c>: there is no answer.</exception>
    public static AnswerFile Read(Table table, AnswerColumns columns)
    {
        var (items, people) = (new Names(), new Names());
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        var (answers, rows, empty) = (new List<Answer>(), new List<int>(), 0);
        var time = columns.Time < 0 ? null : table.Columns[columns.Time];
        for (var row = 0; row < table.RowCount; row++)
        {
            foreach (var column in columns.Labels)
            {
                if (table.Columns[column].IsMissing(row))
                {
                    empty++;
                    continue;
                }

                var item = Cell(table.Columns[columns.Item], row);
                if (item.Length == 0) throw Nameless(table, row, "answers-item", "item", columns.Item);
                var person = columns.IsWide ? table.Columns[column].Name : Cell(table.Columns[columns.Annotator], row);
                if (person.Length == 0) throw Nameless(table, row, "answers-annotator", "annotator", columns.Annotator);
                var label = Cell(table.Columns[column], row);
                labels.TryAdd(label, labels.Count);
                answers.Add(new Answer(items.Of(item), people.Of(person), labels[label], TimeOf(table, time, row)));
                rows.Add(table.RowNumbers[row]);
            }
        }

        if (answers.Count == 0) throw new MillibarException("answers-none", $"{table.Name} holds no answer.", table.Name, "Fill in the labels, then run the command again.");
        var sorted = LabelOrder.Sort(labels.Keys);
        var place = new int[sorted.Length];
        for (var l = 0; l < sorted.Length; l++) place[labels[sorted[l]]] = l;
        var sheet = new AnswerSheet
        {
            Items = [.. items.All],
            Annotators = [.. people.All],
            Labels = [.. sorted],
            Answers = [.. answers.Select(answer => answer with { Label = place[answer.Label] })],
        };
        return new AnswerFile(sheet, [.. rows], empty);
    }

    /// <summary>A cell as text, the same on every machine; empty when it is missing.</summary>
    public static string Cell(Column column, int row) => column.IsMissing(row) ? "" : column switch
    {
        Column.Number number => number.Values[row].ToString("R", CultureInfo.InvariantCulture),
        Column.Date date => DateTimeOffset.UnixEpoch.AddSeconds(date.Seconds[row]).ToString(date.HasTime ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Column.Text text => text.Levels[text.Codes[row]],
        _ => "",
    };

    private static DateTimeOffset? TimeOf(Table table, Column? time, int row)
    {
        if (time is null || time.IsMissing(row)) return null;
        return time switch
        {
            Column.Date date => DateTimeOffset.UnixEpoch.AddSeconds(date.Seconds[row]),
            // Seconds since 1970, or milliseconds: the first reach 1e11 in the year 5138 only.
            Column.Number { Values: var values } when values[row] is >= 0 and < 1e14 => DateTimeOffset.UnixEpoch.AddSeconds(values[row] >= 1e11 ? values[row] / 1000 : values[row]),
            Column.Text text when DateTimeOffset.TryParse(text.Levels[text.Codes[row]], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) => at,
            _ => throw new MillibarException("answers-time", $"'{Cell(time, row)}' is no time.", $"{table.Name}, row {table.RowNumbers[row]}", "Write times as 2026-11-25T09:30:00Z, or name another column with --time."),
        };
    }

    private static MillibarException Nameless(Table table, int row, string code, string what, int column) =>
        new(code, $"An answer names no {what}.", $"{table.Name}, row {table.RowNumbers[row]}, column {table.Columns[column].Name}", $"Fill in the {what}, or take the row out.");

    private sealed class Names
    {
        private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);

        public IEnumerable<string> All => _at.Keys;

        public int Of(string name)
        {
            if (!_at.TryGetValue(name, out var at)) _at[name] = at = _at.Count;
            return at;
        }
    }
}
