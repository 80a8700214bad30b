using System.Collections.Immutable;
using System.Security;
using System.Text;
using System.Text.Json;
using Millibar.Tables;

namespace Millibar.Data.Queues;

/// <summary>A queue as tasks for Label Studio, and the labelling configuration that shows them.</summary>
/// <remarks>Sources: labelstud.io/guide/task_format and labelstud.io/templates/tabular_data.</remarks>
internal static class LabelStudioTasks
{
    /// <summary>Writes the tasks as a JSON array: what the row holds, and in the same object what the answers are matched by.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="items">The queue.</param>
    /// <param name="table">The table that the items come from.</param>
    /// <param name="rows">Row of each item in the table.</param>
    /// <param name="target">Index of the column of labels, which is left out; -1 for none.</param>
    public static void Write(Utf8JsonWriter json, ImmutableArray<QueueItem> items, Table table, int[] rows, int target)
    {
        json.WriteStartArray();
        for (var i = 0; i < items.Length; i++)
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            json.WriteString("item", items[i].Item);
            json.WriteNumber("row", items[i].Row);
            json.WriteString("purpose", QueueWords.Purpose(items[i]));
            json.WriteString("order", QueueWords.Code(items[i].Order));
            if (items[i].Probability is { } probability) json.WriteNumber("probability", probability);
            json.WriteStartObject("cells");
            foreach (var column in QueueFile.Shown(table, target)) json.WriteString(column.Name, ItemNames.Cell(column, rows[i]));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The labelling configuration: a table of the row's cells, and the choice among the classes or a number.</summary>
    /// <param name="target">What is asked.</param>
    /// <param name="classes">The classes; empty for a number.</param>
    public static string Configuration(string target, ImmutableArray<string> classes)
    {
        var text = new StringBuilder("<View>\n");
        text.Append("  <Header value=\"").Append(SecurityElement.Escape(target)).Append("?\"/>\n");
        text.Append("  <Table name=\"cells\" value=\"$cells\"/>\n");
        if (classes.IsEmpty) text.Append("  <Number name=\"label\" toName=\"cells\"/>\n");
        else
        {
            text.Append("  <Choices name=\"label\" toName=\"cells\" choice=\"single\">\n");
            foreach (var name in classes) text.Append("    <Choice value=\"").Append(SecurityElement.Escape(name)).Append("\"/>\n");
            text.Append("  </Choices>\n");
        }

        return text.Append("</View>\n").ToString();
    }
}
