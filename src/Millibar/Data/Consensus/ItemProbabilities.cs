using System.Globalization;
using Millibar.Tables;

namespace Millibar.Data.Consensus;

/// <summary>A model's probabilities for the items of a sheet, out of a file.</summary>
internal static class ItemProbabilities
{
    private const string Option = "--probabilities";
    private const double MostOff = 0.01;
    private static readonly string[] Names = ["item", "item_id", "row", "row_id", "id"];

    /// <summary>Reads the file: a column of items, and one column for each label of the sheet, called so or with <c>p_</c> before it.</summary>
    /// <param name="file">The file, read; items that are not in the sheet are left out.</param>
    /// <param name="sheet">The answers.</param>
    /// <returns>Items x labels, row-major; rows add to 1.</returns>
    /// <exception cref="MillibarException">A column, an item or a value is missing or does not fit; the row is named.</exception>
    public static double[] Read(Table file, AnswerSheet sheet)
    {
        var item = Find(file, Names);
        if (item < 0) throw new MillibarException("probabilities-columns", $"{file.Name} has no column 'item'.", Option, "Add a column 'item' with the names that the answers use.");
        int[] columns = [.. sheet.Labels.Select(label => Find(file, [label, $"p_{label}"]))];
        if (Array.IndexOf(columns, -1) is >= 0 and var lacking) throw new MillibarException("probabilities-columns", $"{file.Name} has no column for the label '{sheet.Labels[lacking]}'.", Option, $"Write one column for each label: {string.Join(", ", sheet.Labels.Take(5))}.");

        var k = columns.Length;
        var probabilities = new double[sheet.Items.Length * k];
        var at = sheet.Items.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        var found = new bool[sheet.Items.Length];
        for (var line = 0; line < file.RowCount; line++)
        {
            var name = Text(file.Columns[item], line);
            if (!at.TryGetValue(name, out var i)) continue;
            if (found[i]) throw Bad(file, line, $"'{name}' was given before", "Each item must be there once.");
            found[i] = true;
            Fill(file, line, columns, probabilities.AsSpan(i * k, k));
        }

        var missing = Array.IndexOf(found, false);
        return missing < 0
            ? probabilities
            : throw new MillibarException("probabilities-rows", $"{file.Name} lacks {found.Count(has => !has):#,0} of the {found.Length:#,0} items that have answers, such as '{sheet.Items[missing]}'.", Option, "These probabilities may be for other rows: give them for every item, under the names that the answers use.");
    }

    private static void Fill(Table file, int line, int[] columns, Span<double> to)
    {
        double sum = 0;
        for (var c = 0; c < columns.Length; c++)
        {
            var value = file.Columns[columns[c]] is Column.Number numbers ? numbers.Values[line] : double.NaN;
            if (!(value is >= 0 and <= 1.0000001)) throw Bad(file, line, $"the probability of '{file.Columns[columns[c]].Name}' is missing or not between 0 and 1", "Give a probability for every label.");
            sum += to[c] = value;
        }

        if (Math.Abs(sum - 1) > MostOff) throw Bad(file, line, $"the probabilities add up to {sum.ToString("0.###", CultureInfo.InvariantCulture)}, not to 1", "Scores must be turned into probabilities first.");
        for (var c = 0; c < to.Length; c++) to[c] /= sum;
    }

    private static int Find(Table file, IEnumerable<string> names)
    {
        foreach (var name in names)
            for (var c = 0; c < file.Columns.Length; c++)
                if (string.Equals(file.Columns[c].Name, name, StringComparison.OrdinalIgnoreCase)) return c;
        return -1;
    }

    private static string Text(Column column, int line) => column switch
    {
        _ when column.IsMissing(line) => "",
        Column.Number number => number.Values[line].ToString("R", CultureInfo.InvariantCulture),
        Column.Text text => text.Levels[text.Codes[line]],
        _ => "",
    };

    private static MillibarException Bad(Table file, int line, string what, string remedy) =>
        new("probabilities-value", $"{file.Name}: {what}.", $"{Option}, data row {file.RowNumbers[line]:#,0}", remedy);
}
