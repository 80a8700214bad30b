using System.Text;
using CsCheck;
using Millibar.Engines.DuckDb;
using Millibar.Tables;

namespace Millibar.Engines.Tests.DuckDb;

public sealed class RoundTripTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millibar-test-").FullName;

    // Cells begin with a letter, so that none is a number, a word for missing, or blank.
    private static readonly Gen<string> Cell = Gen.Char["ab,;\t|\"\n\r é한"].Array[0, 8].Select(c => "v" + new string(c));

    [Theory]
    [InlineData(',', "\n")]
    [InlineData(';', "\n")]
    [InlineData('\t', "\n")]
    [InlineData(',', "\r\n")]
    [InlineData(';', "\r\n")]
    [InlineData('\t', "\r\n")]
    public void What_an_RFC_4180_writer_writes_is_read_back_the_same(char delimiter, string lineEnd)
    {
        var tables = Gen.Int[2, 5].SelectMany(width => Cell.Array[width].Array[2, 12]);
        tables.Sample(rows => Assert.Equal(rows, Read(Write(rows, delimiter, lineEnd))), iter: 60, threads: 1);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[][] Read(string text)
    {
        var path = Path.Combine(_folder, "table.csv");
        File.WriteAllText(path, text);
        var table = new DuckDbTableReader().ReadAsync(path, new ReadOptions(), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        var columns = table.Columns.Cast<Column.Text>().ToList();
        return [.. Enumerable.Range(0, table.RowCount).Select(row => columns.Select(c => c.Levels[c.Codes[row]]).ToArray())];
    }

    private static string Write(string[][] rows, char delimiter, string lineEnd)
    {
        var text = new StringBuilder();
        text.AppendJoin(delimiter, Enumerable.Range(0, rows[0].Length).Select(i => $"column {i}")).Append(lineEnd);
        foreach (var row in rows) text.AppendJoin(delimiter, row.Select(cell => Quote(cell, delimiter))).Append(lineEnd);
        return text.ToString();
    }

    private static string Quote(string cell, char delimiter) =>
        cell.AsSpan().IndexOfAny(['"', '\n', '\r', delimiter]) < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
