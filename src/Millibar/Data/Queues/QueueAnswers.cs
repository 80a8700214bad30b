using System.Globalization;
using Millibar.Tables;

namespace Millibar.Data.Queues;

/// <summary>Answers to queues: read from a filled-in file, and held against what was asked.</summary>
internal static class QueueAnswers
{
    private static readonly string[] TimeNames = ["time", "at", "created_at"];

    /// <summary>Reads a filled-in queue or any long table: columns <c>item</c> and <c>label</c>; <c>annotator</c> and <c>time</c> may be there. Rows without a label are not filled in yet.</summary>
    /// <param name="table">The file.</param>
    /// <param name="by">Who answered where no column says so.</param>
    /// <exception cref="MillibarException"><c>answers-column</c>: a column is missing.</exception>
    public static List<GivenAnswer> Read(Table table, string by)
    {
        var (item, label) = (Column(table, "item"), Column(table, "label"));
        var annotator = table.IndexOf("annotator");
        var time = TimeNames.Select(table.IndexOf).FirstOrDefault(at => at >= 0, -1);
        var answers = new List<GivenAnswer>();
        for (var row = 0; row < table.RowCount; row++)
        {
            if (label.IsMissing(row)) continue;
            var where = string.Create(CultureInfo.InvariantCulture, $"{table.Name}, row {table.RowNumbers[row]}");
            if (item.IsMissing(row)) throw new MillibarException("answers-item", "An answer names no item.", where, "Keep the column item of the queue as it is.");
            var person = annotator >= 0 && !table.Columns[annotator].IsMissing(row) ? ItemNames.Cell(table.Columns[annotator], row) : by;
            answers.Add(new GivenAnswer(ItemNames.Cell(item, row), person, ItemNames.Cell(label, row), TimeOf(table, time, row), where));
        }

        return answers;
    }

    /// <summary>Refuses answers to items that were never asked about, and labels that do not exist.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="asked">Every item of the project's queues.</param>
    /// <param name="classes">The labels that there are; empty when any will do.</param>
    /// <exception cref="MillibarException"><c>answers-unknown-item</c> or <c>answers-unknown-label</c>, with the row.</exception>
    public static void Check(IReadOnlyList<GivenAnswer> answers, IReadOnlyCollection<string> asked, IReadOnlyCollection<string> classes)
    {
        var known = asked.ToHashSet(StringComparer.Ordinal);
        var strangers = answers.Where(answer => !known.Contains(answer.Item)).ToList();
        if (strangers.Count > 0)
            throw new MillibarException(
                "answers-unknown-item", $"The item '{strangers[0].Item}' is in no queue of this project{(strangers.Count > 1 ? $", and so are {strangers.Count - 1:#,0} more" : "")}. Nothing was imported.",
                strangers[0].Where, "Import answers to queues that `millibar label queue` made in this project, or take the row out.");
        if (classes.Count == 0 || answers.FirstOrDefault(answer => !classes.Contains(answer.Label)) is not { } wrong) return;
        throw new MillibarException(
            "answers-unknown-label", $"'{wrong.Label}' is none of the labels{(NearestName.Find(wrong.Label, classes) is { } nearest ? $"; the nearest is '{nearest}'" : "")}. Nothing was imported.",
            wrong.Where, $"The labels are {string.Join(", ", classes.Take(12))}{(classes.Count > 12 ? ", ..." : "")}.");
    }

    private static Column Column(Table table, string name)
    {
        var at = table.IndexOf(name);
        return at >= 0 ? table.Columns[at] : throw new MillibarException("answers-column", $"{table.Name} has no column '{name}'.", table.Name, "Fill in a file that `millibar label queue` wrote: columns item, label and annotator.");
    }

    private static DateTimeOffset? TimeOf(Table table, int column, int row) =>
        column >= 0 && table.Columns[column] is Column.Date date && !date.IsMissing(row) ? DateTimeOffset.UnixEpoch.AddSeconds(date.Seconds[row]) : null;
}
