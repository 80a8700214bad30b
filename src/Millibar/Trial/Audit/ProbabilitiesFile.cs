using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Models.Targets;
using Millibar.Tables;

namespace Millibar.Trial.Audit;

/// <summary>Reads <c>--probabilities</c>: the row's number, and one column of probabilities per class.</summary>
internal static class ProbabilitiesFile
{
    private const string Option = "--probabilities";
    private const double MostOff = 0.01;

    /// <summary>Reads the file.</summary>
    /// <param name="file">The file, read.</param>
    /// <param name="data">The rows to be audited.</param>
    /// <param name="target">Their target.</param>
    /// <param name="known">Numbers of all rows of the data file, those without a label too.</param>
    /// <returns>Row-major n x k.</returns>
    /// <exception cref="MillibarException">Columns, rows or values do not fit; the row is named.</exception>
    public static double[] Read(Table file, Table data, Target target, IReadOnlySet<int> known)
    {
        var row = Find(file, "row", "row_id", "id");
        if (row < 0) throw new MillibarException("probabilities-columns", $"{file.Name} has no column 'row'.", Option, "Add a column 'row' with the row's number in the data file; the first data row is 1.");
        var columns = Columns(file, row, target);
        var rowOf = new Dictionary<int, int>(data.RowCount);
        for (var i = 0; i < data.RowCount; i++) rowOf[data.RowNumbers[i]] = i;

        var k = target.ClassCount;
        var all = new double[data.RowCount * k];
        var lineOf = new int[data.RowCount];
        for (var line = 0; line < file.RowCount; line++)
        {
            var number = Number(file, row, line);
            if (!rowOf.TryGetValue(number, out var at))
            {
                if (known.Contains(number)) continue; // a row without a label has nothing to audit
                throw Bad(file, line, $"row {number:#,0} is no row of {data.Name}", "These probabilities are for other rows: make them for this file, and use its row numbers.");
            }

            if (lineOf[at] > 0) throw Bad(file, line, $"row {number:#,0} was given before", "Each row must be there once.");
            lineOf[at] = line + 1;
            Fill(file, line, columns, number, all.AsSpan(at * k, k));
        }

        var missing = lineOf.Count(line => line == 0);
        if (missing > 0)
            throw new MillibarException("probabilities-rows", $"{file.Name} lacks {missing:#,0} of the {data.RowCount:#,0} rows that have a label; the first is row {data.RowNumbers[Array.IndexOf(lineOf, 0)]:#,0}.", Option, "Give probabilities for every row that has a label.");
        return all;
    }

    private static int[] Columns(Table file, int row, Target target)
    {
        int[] columns = [.. target.ClassNames.Select(name => Find(file, name, $"p_{name}"))];
        if (Array.IndexOf(columns, -1) is >= 0 and var lacking)
            throw new MillibarException("probabilities-columns", $"{file.Name} has no column for the class '{target.ClassNames[lacking]}'.", Option, $"Write one column per class: {string.Join(", ", target.ClassNames.Take(5))}{(target.ClassCount > 5 ? ", ..." : "")}.");
        var taken = columns.Append(row).ToHashSet();
        var other = Enumerable.Range(0, file.Columns.Length).FirstOrDefault(c => !taken.Contains(c) && file.Columns[c].Name != target.Name, -1);
        if (other >= 0)
            throw new MillibarException("probabilities-columns", $"'{file.Columns[other].Name}' is a column of {file.Name}, and no class of '{target.Name}'.", Option, $"The classes are {string.Join(", ", target.ClassNames.Take(12))}{(target.ClassCount > 12 ? ", ..." : "")}. Take other columns out.");
        return columns;
    }

    private static void Fill(Table file, int line, int[] columns, int number, Span<double> to)
    {
        var sum = 0.0;
        for (var c = 0; c < columns.Length; c++)
        {
            var value = file.Columns[columns[c]] is Column.Number numbers ? numbers.Values[line] : double.NaN;
            if (!(value is >= 0 and <= 1.0000001)) throw Bad(file, line, $"the probability of '{file.Columns[columns[c]].Name}' for row {number:#,0} is {(double.IsNaN(value) ? "missing or no number" : $"{value:R}")}", "Probabilities lie between 0 and 1.");
            sum += to[c] = value;
        }

        if (Math.Abs(sum - 1) > MostOff) throw Bad(file, line, $"the probabilities of row {number:#,0} add up to {sum:0.###}, not to 1", "Give probabilities of all classes; scores must be turned into probabilities first.");
        for (var c = 0; c < to.Length; c++) to[c] /= sum;
    }

    private static int Number(Table file, int column, int line) =>
        int.TryParse(CellText.Of(file.Columns[column], line), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Bad(file, line, $"'{CellText.Of(file.Columns[column], line)}' is no row number", "Use the row numbers of the data file; the first data row is 1.");

    private static int Find(Table file, params ImmutableArray<string> names)
    {
        foreach (var name in names)
            for (var c = 0; c < file.Columns.Length; c++)
                if (string.Equals(file.Columns[c].Name, name, StringComparison.OrdinalIgnoreCase)) return c;
        return -1;
    }

    private static MillibarException Bad(Table file, int line, string what, string remedy) =>
        new("probabilities-value", $"{file.Name}: {what}.", $"{Option}, data row {file.RowNumbers[line]:#,0}", remedy);
}
