using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Millibar.Tables;

namespace Millibar.Data.Queues;

/// <summary>A queue as CSV: one row an item, empty columns <c>label</c> and <c>annotator</c> to fill in, then what the row holds.</summary>
internal static class QueueFile
{
    /// <summary>The columns before those of the data.</summary>
    public static ImmutableArray<string> Columns { get; } = ["item", "row", "purpose", "order", "probability", "doubt", "label", "annotator"];

    /// <summary>Writes the queue.</summary>
    /// <param name="items">The queue.</param>
    /// <param name="table">The table that the items come from.</param>
    /// <param name="rows">Row of each item in the table.</param>
    /// <param name="target">Index of the column of labels, which is left out; -1 for none.</param>
    public static string Write(ImmutableArray<QueueItem> items, Table table, int[] rows, int target)
    {
        var text = new StringBuilder();
        // Columns of the data that are called as ours are told apart.
        text.AppendJoin(',', Columns.Concat(Shown(table, target).Select(column => Columns.Contains(column.Name) ? $"data.{column.Name}" : column.Name).Select(CsvCell.Quoted))).Append('\n');
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            string[] cells = [CsvCell.Quoted(item.Item), Number(item.Row), QueueWords.Purpose(item), QueueWords.Code(item.Order), Number(item.Probability), Number(item.Doubt), "", ""];
            text.AppendJoin(',', cells.Concat(Shown(table, target).Select(column => CsvCell.Quoted(ItemNames.Cell(column, rows[i]))))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The columns that a person needs to see.</summary>
    internal static IEnumerable<Column> Shown(Table table, int target) => table.Columns.Where((_, at) => at != target);

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
