using System.Collections.Immutable;
using System.Text;
using Millibar.Tables.Typing;

namespace Millibar.Tables.Scan;

/// <summary>Questions to the header: is it one, is every column named, is there something to learn from.</summary>
internal static class HeaderChecks
{
    /// <summary>Throws when lines before the header, or a first line of data, stand where the header should be.</summary>
    public static void ThrowIfUnusable(Dialect dialect, ImmutableArray<string> names, ReadOptions options, string file, ICollection<ReadNote> notes)
    {
        if (dialect.StrayLines.Length > 0 && !options.SkipBadRows)
        {
            throw new MillibarException("ragged-row",
                $"Line {dialect.StrayLines[0]} does not have {dialect.UsualFields} fields as most lines have: is it a title?",
                $"{file}, line {dialect.StrayLines[0]}", "Begin the file with the header, or set such lines aside with --skip-bad-rows.");
        }

        var numbers = names.Count(LooksLikeNumber);
        if (numbers == 0) return;
        if (options.Target is { } target && !names.Contains(target, StringComparer.Ordinal) && numbers * 2 >= names.Length)
        {
            throw new MillibarException("target-missing",
                $"There is no column named \"{target}\": the first line ({string.Join(", ", names.Take(4))}) looks like data, not like a header.",
                $"{file}, line {dialect.HeaderLine}", "Put a line with the column names before the data.");
        }

        if (numbers == names.Length)
        {
            notes.Add(new ReadNote("header-looks-like-data", true, null,
                Sentence.Of($"The first line ({string.Join(", ", names.Take(4))}) consists of numbers; it was taken as the header."),
                Sentence.Of("Put a line with the column names before the data.")));
        }
    }

    /// <summary>Leaves out a nameless column that is empty or merely counts the rows.</summary>
    /// <exception cref="MillibarException">A nameless column holds values.</exception>
    public static ImmutableArray<TypedColumn> WithoutUnnamed(ImmutableArray<TypedColumn> columns, ImmutableArray<string> names, string where, ICollection<ReadNote> notes)
    {
        var kept = ImmutableArray.CreateBuilder<TypedColumn>(columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[i].Column;
            if (names[i].Length > 0)
            {
                kept.Add(columns[i]);
            }
            else if (IsEmpty(column))
            {
                notes.Add(new ReadNote("empty-column", true, null, Sentence.Of($"Column {i + 1} has neither a name nor values and was left out."),
                    Sentence.Of("Remove the surplus delimiter at the end of each line.")));
            }
            else if (i == 0 && CountsRows(column))
            {
                notes.Add(new ReadNote("index-column", true, null, Sentence.Of("The first column has no name and only counts the rows; it was left out."),
                    Sentence.Of("Write the file without its index, or name the column if it means something.")));
            }
            else
            {
                throw new MillibarException("empty-header", $"Column {i + 1} has values but no name.", where, "Name every column in the header.");
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>Throws when there are no rows, or too little to learn from.</summary>
    public static void ThrowIfTooSmall(int rows, ImmutableArray<TypedColumn> columns, ReadOptions options, string file)
    {
        if (rows == 0) throw new MillibarException("no-rows", "The file has a header but no rows.", file, "Check the export that made it.");
        if (options.Target is null || options.IsPart) return;
        if (rows < 2) throw new MillibarException("too-few-rows", "The file has only one row.", file, "Collect more rows: a few dozen at the very least.");
        if (columns is [{ Column.Name: var only }] && only == options.Target)
            throw new MillibarException("no-features", $"The file has no column but the target \"{only}\".", file, "Add the columns that it is to be predicted from.");
    }

    private static bool LooksLikeNumber(string name) => CellReading.Of(Encoding.UTF8.GetBytes(name)).Kind is CellKind.Number or CellKind.FormattedNumber or CellKind.IsoDate;

    private static bool IsEmpty(Column column)
    {
        for (var row = 0; row < column.Count; row++)
            if (!column.IsMissing(row)) return false;
        return true;
    }

    private static bool CountsRows(Column column)
    {
        if (column is not Column.Number { Values: [0 or 1, ..] and var values }) return false;
        for (var row = 1; row < values.Length; row++)
            if (values[row] <= values[row - 1] || values[row] != Math.Floor(values[row])) return false;
        return true;
    }
}
