using Millibar.Tables;

namespace Millibar.Data.Expectations;

/// <summary>What a column holds.</summary>
internal enum ColumnType
{
    Number,
    Date,
    Text,
}

/// <summary>The words for <see cref="ColumnType"/>.</summary>
internal static class ColumnTypes
{
    public static ColumnType Of(Column column) => column switch
    {
        Column.Number => ColumnType.Number,
        Column.Date => ColumnType.Date,
        _ => ColumnType.Text,
    };

    public static string Word(ColumnType type) => type switch
    {
        ColumnType.Number => "number",
        ColumnType.Date => "date",
        _ => "text",
    };
}
