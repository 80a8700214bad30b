using System.Globalization;
using System.Text;

namespace Millibar.Data.Expectations;

/// <summary>Writes expectations as a file for people; <see cref="ExpectationReader"/> reads it back.</summary>
internal static class ExpectationFile
{
    private const string Head = """
        # What later versions of this data set are held against: millibar data expect --check [FILE]
        # Learnt from one version; edit it by hand. What is taken out is not looked at any more.
        #
        # An at_most is a share of rows, 0 to 1. It was learnt as the upper bound of the share that was seen, and is
        # broken only when the lower bound of the share in the new version lies above it: a small version is forgiven
        # more than a large one, and another draw of the same data breaks anything at all once in 100 times or less.
        # Write 0 to allow no row at all.
        #   missing   rows without a value
        #   range     smallest and largest value seen; n rows say that few others lie beyond, however they are spread
        #   usual     where nine of ten values lay; broken when most values lie outside, as after a change of unit
        #   whole     values that are no whole numbers
        #   values    the texts seen, and how many rows may hold another
        #   unique    no value twice

        """;

    /// <summary>The file.</summary>
    public static string Write(DataExpectations expectations)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        text.Append('\n');
        if (expectations.LearntFrom is { } hash)
        {
            text.Append("learnt_from:\n");
            Line(text, 2, "data", Quoted(hash));
            if (expectations.LearntFile is { } file) Line(text, 2, "file", Quoted(file));
            Line(text, 2, "rows", Number(expectations.LearntRows));
        }

        text.Append("\n# Chance that another draw of the same data breaks anything; shared out over all expectations.\n");
        Line(text, 0, "risk", Number(expectations.Risk));
        text.Append("\n# Columns that are not named below: refused or allowed.\n");
        Line(text, 0, "other_columns", expectations.OtherColumns ? "allowed" : "refused");
        text.Append("\ncolumns:\n");
        foreach (var column in expectations.Columns) Column(text, column);
        return text.ToString();
    }

    private static void Column(StringBuilder text, ColumnExpectation column)
    {
        text.Append("  ").Append(Quoted(column.Name)).Append(":\n");
        var before = text.Length;
        if (column.Type is { } type) Line(text, 4, "type", ColumnTypes.Word(type));
        if (column.MissingAtMost is { } missing) Line(text, 4, "missing", $"{{at_most: {Number(missing)}}}");
        if (column.Range is { } range) Line(text, 4, "range", Range(range, column.Type));
        if (column.Usual is { } usual) Line(text, 4, "usual", Range(usual, column.Type));
        if (column.FractionsAtMost is { } fractions) Line(text, 4, "whole", $"{{at_most: {Number(fractions)}}}");
        if (column.Values is { } values)
        {
            text.Append("    values:\n");
            Line(text, 6, "at_most", Number(values.OthersAtMost));
            text.Append("      list:\n");
            foreach (var value in values.List) text.Append("        - ").Append(Quoted(value)).Append('\n');
        }

        if (column.Unique) Line(text, 4, "unique", "true");
        if (text.Length == before) Line(text, 4, "type", "any");
    }

    private static string Range(ValueRange range, ColumnType? type)
    {
        string Value(double value) => type == ColumnType.Date ? Quoted(CellText.Date(value, value % 86400 != 0)) : Number(value);
        var parts = new List<string>();
        if (range.From is { } from) parts.Add($"from: {Value(from)}");
        if (range.To is { } to) parts.Add($"to: {Value(to)}");
        parts.Add($"at_most: {Number(range.OutsideAtMost)}");
        return $"{{{string.Join(", ", parts)}}}";
    }

    private static void Line(StringBuilder text, int indent, string name, string value) => text.Append(' ', indent).Append(name).Append(": ").Append(value).Append('\n');

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A text in double quotes, so that no reader takes it for a number, a date or a truth value.</summary>
    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF') text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else text.Append(c);
        }

        return text.Append('"').ToString();
    }
}
