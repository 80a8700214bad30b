namespace Millibar.Cli.Output;

/// <summary>Aligned columns of plain text.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>Writes rows under a head.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="head">Names of the columns; a name that ends in <c>&gt;</c> is right-aligned.</param>
    /// <param name="rows">Cells of each row.</param>
    /// <param name="widest">Most characters of a cell; longer ones are cut.</param>
    public static void Write(TextWriter output, string[] head, IReadOnlyList<string[]> rows, int widest = 34)
    {
        var right = Array.ConvertAll(head, name => name.EndsWith('>'));
        var names = Array.ConvertAll(head, name => name.TrimEnd('>'));
        string[][] cells = [names, .. rows.Select(row => Array.ConvertAll(row, cell => Paragraph.Cut(OneLine(cell), widest)))];
        var widths = names.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        foreach (var row in cells)
            output.WriteLine((Gap + string.Join(Gap, row.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])))).TrimEnd());
    }

    private static string OneLine(string cell) => string.Concat(cell.Select(c => char.IsControl(c) ? ' ' : c));
}
