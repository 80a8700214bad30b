namespace Millibar.Data;

/// <summary>A cell of the CSV that we write (RFC 4180).</summary>
internal static class CsvCell
{
    /// <summary>The cell, quoted where it holds a comma, a quote or a line end.</summary>
    public static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
