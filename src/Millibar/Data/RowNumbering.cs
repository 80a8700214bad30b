using Millibar.Tables;

namespace Millibar.Data;

/// <summary>Columns that number or name the rows: present, all different, and no measurement.</summary>
internal static class RowNumbering
{
    private const int FewestRows = 20;
    private const double BigNumber = 3e9;

    /// <summary>
    /// Text of at most 40 characters without a blank, or whole numbers that count the rows up or down or are beyond 3e9
    /// (later than any date in seconds), in each case different in every row.
    /// </summary>
    public static bool IsIn(Column column) => column.Count >= FewestRows && column switch
    {
        Column.Text text => AllDifferent(text) && text.Codes.All(code => text.Levels[code].Length <= 40 && !text.Levels[code].Contains(' ', StringComparison.Ordinal)),
        Column.Number number => CountsRows(number.Values) || BigDifferentIntegers(number.Values),
        _ => false,
    };

    private static bool AllDifferent(Column.Text text)
    {
        if (text.Levels.Length < text.Codes.Length) return false;
        var seen = new bool[text.Levels.Length];
        foreach (var code in text.Codes)
        {
            if (code < 0 || seen[code]) return false;
            seen[code] = true;
        }

        return true;
    }

    /// <summary>Rising or falling throughout; gaps where rows were taken out are allowed for, up to one row in two.</summary>
    private static bool CountsRows(double[] values)
    {
        var up = values[1] > values[0];
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] != Math.Floor(values[row])) return false;
            if (row > 0 && !(up ? values[row] > values[row - 1] : values[row] < values[row - 1])) return false;
        }

        return Math.Abs(values[^1] - values[0]) <= 2.0 * (values.Length - 1);
    }

    private static bool BigDifferentIntegers(double[] values)
    {
        foreach (var value in values)
            if (!(Math.Abs(value) >= BigNumber) || value != Math.Floor(value)) return false;
        return new HashSet<double>(values).Count == values.Length;
    }
}
