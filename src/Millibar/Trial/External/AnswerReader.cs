using System.Globalization;
using Millibar.Models.Targets;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Trial.External;

/// <summary>Finds and reads the columns of a file that answers for rows of the data: row number and answer.</summary>
internal sealed class AnswerReader
{
    private readonly Table _file;
    private readonly Dictionary<int, int> _rowOf;
    private readonly Column _row;

    /// <summary>Finds the row column.</summary>
    /// <param name="file">The file, read.</param>
    /// <param name="data">The data; its row numbers are what the file's <c>row</c> column names.</param>
    /// <param name="option">For messages, e.g. <c>--predictions</c>.</param>
    public AnswerReader(Table file, Table data, string option)
    {
        _file = file;
        Option = option;
        var at = Find("row", "row_id", "id");
        if (at < 0)
            throw new MillibarException("predictions-columns", $"{file.Name} has no column 'row'.", option, "Add a column 'row' with the row number in the data file; the first data row is 1.");
        _row = file.Columns[at];
        _rowOf = new Dictionary<int, int>(data.RowCount);
        for (var i = 0; i < data.RowCount; i++) _rowOf.TryAdd(data.RowNumbers[i], i);
    }

    public string Option { get; }

    /// <summary>Index of the first of these columns that exists, case ignored; -1 when none does.</summary>
    public int Find(params string[] names)
    {
        foreach (var name in names)
            for (var i = 0; i < _file.Columns.Length; i++)
                if (string.Equals(_file.Columns[i].Name, name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>The table's row that line <paramref name="line"/> (from 0) speaks of; -1 when that row was set aside.</summary>
    public int RowAt(int line)
    {
        var text = TextAt(_row, line);
        if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) || number < 1)
            throw Bad(line, $"'{text}' is not a row number");
        return _rowOf.GetValueOrDefault(number, -1);
    }

    /// <summary>The number in a column, NaN where missing.</summary>
    public double NumberAt(int column, int line)
    {
        if (_file.Columns[column] is Column.Number numbers) return numbers.Values[line];
        var text = TextAt(_file.Columns[column], line);
        if (text.Length == 0) return double.NaN;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Bad(line, $"'{text}' is not a number");
    }

    /// <summary>The text in a column, empty where missing; numbers as they would be written.</summary>
    public string TextAt(int column, int line) => TextAt(_file.Columns[column], line);

    /// <summary>What a cell says as an output: a number for a regression, else certainty for the class that it names; null when it names none.</summary>
    /// <param name="column">The column of answers.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="line">Line of the file, from 0.</param>
    /// <param name="word">What the cell holds, for messages.</param>
    /// <exception cref="MillibarException">A regression's number is missing or none.</exception>
    public double[]? OutputAt(int column, Target target, int line, string word)
    {
        if (target.Task == TaskKind.Regression)
        {
            var value = NumberAt(column, line);
            return double.IsFinite(value) ? [value] : throw Bad(line, $"the {word} is missing");
        }

        var named = target.ClassNames.IndexOf(TextAt(column, line));
        return named < 0 ? null : OneHot(named, target.ClassCount);
    }

    /// <summary>The error of a cell that names no class.</summary>
    public MillibarException NoClass(int column, Target target, int line) =>
        Bad(line, $"'{TextAt(column, line)}' is not one of the classes ({string.Join(", ", target.ClassNames.Take(5))})");

    /// <summary>The error of a file that speaks of none of the data's rows.</summary>
    public MillibarException NoRows() =>
        new("predictions-rows", $"None of the rows in {_file.Name} is a row of the data.", Option, "Use the row numbers of the data file; the first data row is 1.");

    /// <summary>Certainty for one class.</summary>
    internal static double[] OneHot(int place, int width)
    {
        var values = new double[width];
        values[place] = 1;
        return values;
    }

    /// <summary>An error at a line of the file.</summary>
    public MillibarException Bad(int line, string what) =>
        new("predictions-value", $"{_file.Name}: {what}.", $"{Option}, data row {_file.RowNumbers[line]}", "Correct the file and run the command again.");

    private static string TextAt(Column column, int line) => column switch
    {
        Column.Number numbers => double.IsNaN(numbers.Values[line]) ? "" : numbers.Values[line].ToString("R", CultureInfo.InvariantCulture),
        Column.Text texts => texts.Codes[line] < 0 ? "" : texts.Levels[texts.Codes[line]],
        _ => "",
    };
}
