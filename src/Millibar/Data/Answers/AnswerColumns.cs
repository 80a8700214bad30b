using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.Answers;

/// <summary>Where a file keeps its answers.</summary>
/// <param name="Item">Index of the column of items.</param>
/// <param name="Annotator">Index of the column of annotators; -1 in a wide file.</param>
/// <param name="Labels">Index of the column of labels; in a wide file the columns of the annotators.</param>
/// <param name="Time">Index of the column of times; -1 when there is none.</param>
internal sealed record AnswerColumns(int Item, int Annotator, ImmutableArray<int> Labels, int Time)
{
    private static readonly string[] ItemNames = ["item", "item_id", "task", "task_id", "unit", "row", "id", "image", "example", "question", "object"];
    private static readonly string[] AnnotatorNames = ["annotator", "annotator_id", "worker", "worker_id", "rater", "coder", "user", "observer", "judge", "labeller", "labeler", "person"];
    private static readonly string[] LabelNames = ["label", "answer", "response", "rating", "category", "annotation", "judgement", "judgment"];
    private static readonly string[] TimeNames = ["time", "timestamp", "at", "created_at", "submitted_at", "date"];

    /// <summary>Whether there is one column an annotator.</summary>
    public bool IsWide => Annotator < 0;

    /// <summary>Finds the columns: those that were named, else by usual names.</summary>
    /// <param name="table">The file.</param>
    /// <param name="item">Name of the column of items; null to find it.</param>
    /// <param name="annotator">Name of the column of annotators; null to find it.</param>
    /// <param name="label">Name of the column of labels; null to find it.</param>
    /// <param name="time">Name of the column of times; null to find it.</param>
    /// <param name="wide">Whether every other column is an annotator.</param>
    /// <exception cref="MillibarException"><c>option-column</c> or <c>answers-columns</c>: a column is not there.</exception>
    public static AnswerColumns Find(Table table, string? item, string? annotator, string? label, string? time, bool wide)
    {
        var items = Named(table, item, "--item", ItemNames);
        var people = wide ? -1 : Named(table, annotator, "--annotator", AnnotatorNames);
        var labels = wide ? -1 : Named(table, label, "--label", LabelNames);
        var times = wide ? -1 : Named(table, time, "--time", TimeNames);
        if (items < 0) throw Missing(table, "items", "--item");
        if (!wide && people < 0) throw Missing(table, "annotators", "--annotator");
        if (!wide && labels < 0) throw Missing(table, "labels", "--label");
        if (!wide) return new AnswerColumns(items, people, [labels], times);
        ImmutableArray<int> each = [.. Enumerable.Range(0, table.Columns.Length).Where(column => column != items)];
        return each.Length >= 1 ? new AnswerColumns(items, -1, each, -1) : throw Missing(table, "annotators", "--annotator");
    }

    private static int Named(Table table, string? name, string option, string[] usual)
    {
        if (name is null)
            return usual.Select(one => Enumerable.Range(0, table.Columns.Length).FirstOrDefault(c => string.Equals(table.Columns[c].Name, one, StringComparison.OrdinalIgnoreCase), -1)).FirstOrDefault(at => at >= 0, -1);
        var found = table.IndexOf(name);
        if (found >= 0) return found;
        var names = table.Columns.Select(column => column.Name).ToList();
        throw new MillibarException("option-column", $"{table.Name} has no column '{name}'{(NearestName.Find(name, names) is { } nearest ? $"; the nearest is '{nearest}'" : "")}.", option, $"Its columns are {Listed(names)}.");
    }

    private static MillibarException Missing(Table table, string what, string option) =>
        new("answers-columns", $"Which column of {table.Name} holds the {what} cannot be told from its name.", table.Name, $"Name it with {option} COL; with one column an annotator say --wide. Its columns are {Listed(table.Columns.Select(column => column.Name).ToList())}.");

    private static string Listed(List<string> names) => $"{string.Join(", ", names.Take(12))}{(names.Count > 12 ? ", ..." : "")}";
}
