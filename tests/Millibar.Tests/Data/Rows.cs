using Millibar.Tables;

namespace Millibar.Tests.Data;

/// <summary>Small tables written in place.</summary>
internal static class Rows
{
    public static Table Of(params Column[] columns) => new()
    {
        Name = "rows.csv",
        Columns = [.. columns],
        RowCount = columns[0].Count,
        RowNumbers = [.. Enumerable.Range(1, columns[0].Count)],
        Hash = "",
    };

    public static Column Numbers(string name, int rows, Func<int, double> value) =>
        new Column.Number(name, [.. Enumerable.Range(0, rows).Select(value)]);

    public static Column Texts(string name, int rows, Func<int, string?> value)
    {
        string?[] values = [.. Enumerable.Range(0, rows).Select(value)];
        string[] levels = [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new Column.Text(name, Array.ConvertAll(values, v => v is null ? -1 : Array.BinarySearch(levels, v, StringComparer.Ordinal)), levels);
    }

    public static Column Days(string name, int rows, Func<int, double> day) =>
        new Column.Date(name, [.. Enumerable.Range(0, rows).Select(row => 86_400 * day(row))], HasTime: false);
}
