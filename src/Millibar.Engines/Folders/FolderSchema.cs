using System.Collections.Immutable;
using Millibar.Engines.Parquet;
using Millibar.Tables;

namespace Millibar.Engines.Folders;

/// <summary>The columns that every file of a folder must have, in any order, with the same kind of values.</summary>
internal sealed class FolderSchema
{
    private const int MostNamed = 5;
    private readonly Table _first;
    private readonly Dictionary<string, (ColumnKind Kind, string File)> _kinds = new(StringComparer.Ordinal);

    /// <summary>The first file's columns.</summary>
    /// <exception cref="MillibarException"><c>duplicate-header</c>: two of its columns differ in case only.</exception>
    public FolderSchema(Table first)
    {
        _first = first;
        if (first.Columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any()) is { } twins)
            throw new MillibarException("duplicate-header", $"Columns that differ in case only cannot be kept side by side: {string.Join(", ", twins.Select(column => column.Name))}.", first.Name, "Rename one of them.");
    }

    /// <summary>The columns of a file in the order of the first file's.</summary>
    /// <exception cref="MillibarException"><c>folder-schema</c>: columns are missing, are new, or hold another kind of values.</exception>
    public ImmutableArray<Column> Fit(Table table)
    {
        var missing = _first.Columns.Where(column => table.IndexOf(column.Name) < 0).Select(column => column.Name).ToList();
        var added = table.Columns.Where(column => _first.IndexOf(column.Name) < 0).Select(column => column.Name).ToList();
        if (missing.Count + added.Count > 0)
        {
            var parts = new[] { missing.Count > 0 ? $"lacks {Named(missing)}" : "", added.Count > 0 ? $"has {Named(added)} besides" : "" };
            throw Differs($"{table.Name} {string.Join(" and ", parts.Where(part => part.Length > 0))}; {_first.Name} sets the columns.", table.Name, "Give every file the same columns, or move the file away.");
        }

        var columns = _first.Columns.Select(column => table.Columns[table.IndexOf(column.Name)]).ToImmutableArray();
        foreach (var column in columns) Settle(column, table.Name);
        return columns;
    }

    private void Settle(Column column, string file)
    {
        if (KindOf(column) is not { } kind) return;
        if (!_kinds.TryGetValue(column.Name, out var known)) _kinds[column.Name] = (kind, file);
        else if (known.Kind != kind)
            throw Differs($"The column \"{column.Name}\" holds {Word(kind)} in {file} and {Word(known.Kind)} in {known.File}.", file, "Correct the cells that differ, so that every file holds the same kind of values; or move the file away.");
    }

    /// <summary>Null for a column without any value: it fits every kind.</summary>
    private static ColumnKind? KindOf(Column column)
    {
        var any = false;
        for (var row = 0; row < column.Count && !any; row++) any = !column.IsMissing(row);
        if (!any) return null;
        return column switch { Column.Number => ColumnKind.Number, Column.Date => ColumnKind.Timestamp, _ => ColumnKind.Text };
    }

    private static string Word(ColumnKind kind) => kind switch { ColumnKind.Number => "numbers", ColumnKind.Timestamp => "dates", _ => "text" };

    private static string Named(List<string> names) =>
        string.Join(", ", names.Take(MostNamed).Select(name => $"\"{name}\"")) + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more columns" : "");

    private static MillibarException Differs(string what, string where, string remedy) => new("folder-schema", what, where, remedy);
}
