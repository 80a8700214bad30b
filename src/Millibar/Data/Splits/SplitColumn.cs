using Millibar.Tables;

namespace Millibar.Data.Splits;

/// <summary>A column that a split rests on.</summary>
/// <param name="Name">Its header.</param>
/// <param name="Type">number, date or text: values of another type are other values.</param>
internal sealed record SplitColumn(string Name, string Type)
{
    public static SplitColumn Of(Column column) => new(column.Name, TypeOf(column));

    /// <summary>The column in a table.</summary>
    /// <exception cref="MillibarException"><c>split-schema</c>: it is missing there, or of another type.</exception>
    public Column In(Table table)
    {
        var at = table.IndexOf(Name);
        if (at < 0)
            throw Changed($"{table.Name} has no column \"{Name}\"{(NearestName.Find(Name, table.Columns.Select(c => c.Name)) is { } near ? $" (the nearest is \"{near}\")" : "")}, and the project's split rests on it.", table);
        var column = table.Columns[at];
        return TypeOf(column) == Type ? column : throw Changed($"The column \"{Name}\" held {Type}s when the project's rows were split, and holds {TypeOf(column)}s in {table.Name}.", table);
    }

    private static MillibarException Changed(string what, Table table) => new(
        "split-schema",
        what,
        table.Name,
        "Bring the column back as it was. If it is gone for good, make another split: `millibar data split --replace --reason \"...\"`; test rows that were looked at then go to training.");

    private static string TypeOf(Column column) => column switch
    {
        Column.Number => "number",
        Column.Date => "date",
        _ => "text",
    };
}
