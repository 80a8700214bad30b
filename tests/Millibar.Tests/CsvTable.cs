using System.Globalization;
using System.Text;
using Millibar.Models.Features;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Tests;

/// <summary>Reads clean CSV files (RFC 4180, UTF-8, header) for tests; the real reader lives in the engines.</summary>
internal static class CsvTable
{
    /// <summary>A column is numeric when every non-empty cell parses as a number; empty cells are missing.</summary>
    public static Table Read(string path) => Parse(Path.GetFileName(path), File.ReadAllText(path));

    public static Table Parse(string name, string text)
    {
        var records = Records(text);
        var header = records[0];
        var rows = records.Count - 1;
        var columns = new Column[header.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            var cells = new string[rows];
            for (var r = 0; r < rows; r++) cells[r] = records[r + 1][c];
            columns[c] = MakeColumn(header[c], cells);
        }

        return new Table
        {
            Name = name,
            Columns = [.. columns],
            RowCount = rows,
            RowNumbers = [.. Enumerable.Range(1, rows)],
            Hash = new string('0', 64),
        };
    }

    /// <summary>Learning data of a table; labels in ordinal order, numbers as they are. Rows beyond <paramref name="most"/> are dropped after a seeded shuffle.</summary>
    public static LearningData Learn(Table table, string target, TaskKind task, IEnumerable<string>? drop = null, int most = int.MaxValue)
    {
        var at = table.IndexOf(target);
        if (table.RowCount > most)
        {
            var order = Enumerable.Range(0, table.RowCount).ToArray();
            new RandomStream(0).Shuffle(order.AsSpan());
            table = Take(table, [.. order.Take(most).Order()]);
        }

        var excluded = (drop ?? []).Select(table.IndexOf).Append(at).ToHashSet();
        var features = FeatureEncoder.Encode(table, excluded, CancellationToken.None);
        if (task == TaskKind.Regression)
            return new LearningData { Features = features, Task = task, Values = ((Column.Number)table.Columns[at]).Values };

        var (codes, count) = table.Columns[at] switch
        {
            Column.Text t => (t.Codes, t.Levels.Length),
            Column.Number n => Code(n.Values),
            _ => throw new InvalidOperationException("no dates in clean files"),
        };
        return new LearningData { Features = features, Task = task, Classes = codes, ClassCount = count };
    }

    public static Table Take(Table table, int[] rows) => table with
    {
        RowCount = rows.Length,
        RowNumbers = [.. rows.Select(r => table.RowNumbers[r])],
        Columns =
        [
            .. table.Columns.Select(c => (Column)(c switch
            {
                Column.Number n => new Column.Number(n.Name, [.. rows.Select(r => n.Values[r])]),
                Column.Date d => new Column.Date(d.Name, [.. rows.Select(r => d.Seconds[r])], d.HasTime),
                Column.Text t => new Column.Text(t.Name, [.. rows.Select(r => t.Codes[r])], t.Levels),
                _ => throw new InvalidOperationException(),
            })),
        ],
    };

    private static (int[] Codes, int Count) Code(double[] values)
    {
        var levels = values.Distinct().Order().ToArray();
        return (Array.ConvertAll(values, v => Array.BinarySearch(levels, v)), levels.Length);
    }

    private static Column MakeColumn(string name, string[] cells)
    {
        var numbers = new double[cells.Length];
        var numeric = true;
        for (var i = 0; i < cells.Length && numeric; i++)
        {
            if (cells[i].Length == 0) numbers[i] = double.NaN;
            else numeric = double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]);
        }

        if (numeric) return new Column.Number(name, numbers);
        var levels = cells.Where(c => c.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        return new Column.Text(name, Array.ConvertAll(cells, c => c.Length == 0 ? -1 : Array.BinarySearch(levels, c, StringComparer.Ordinal)), levels);
    }

    private static List<string[]> Records(string text)
    {
        var records = new List<string[]>();
        var record = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"') quoted = true;
            else if (c is ',' or '\n')
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;
                records.Add([.. record]);
                record.Clear();
            }
            else if (c != '\r') cell.Append(c);
        }

        if (cell.Length > 0 || record.Count > 0) records.Add([.. record, cell.ToString()]);
        return records;
    }
}
