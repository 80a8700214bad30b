using System.Collections.Frozen;
using System.Globalization;
using Millibar.Cli.Data;
using Millibar.Cli.Trial;
using Millibar.Data.Answers;
using Millibar.Engines.DuckDb;
using Millibar.Evidence;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Cli.Label;

/// <summary>The items and labels that a project's data version has, to hold answers against.</summary>
/// <param name="Knows">Whether an item is known; null where that cannot be told.</param>
/// <param name="By">What items were looked up in, for people.</param>
/// <param name="Labels">Labels of the target column; empty where any will do.</param>
/// <param name="At">When the data version was recorded; null without one.</param>
internal sealed record KnownItems(Func<string, bool>? Knows, string By, IReadOnlyCollection<string> Labels, DateTimeOffset? At)
{
    private const int MostLabels = 1000;

    /// <summary>Nothing is known.</summary>
    public static KnownItems None { get; } = new(null, "the project has no data yet", [], null);

    /// <summary>Reads them out of the newest data version.</summary>
    /// <param name="session">The project.</param>
    /// <param name="id">The option <c>--id</c>: a column of the data, <c>row</c>, or null to find out.</param>
    /// <param name="items">Names of the items that were answered.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>option-id</c>: there is no such column, or there are no data.</exception>
    public static async Task<KnownItems> ReadAsync(TrialSession session, string? id, IReadOnlyCollection<string> items, CancellationToken ct)
    {
        if (session is not { Workspace: { } workspace, Project: { } project, Case: { DataVersion: { } hash } file })
            return id is null ? None : throw new MillibarException("option-id", "There are no data to look items up in.", "--id", "Add them first: millibar data add FILE.");
        var version = file.Evidence.Last(item => item.Kind == EvidenceKinds.DataVersion && item.Subject.Data == hash);
        using var data = await StoredData.CopyAsync(workspace, hash, version.Fact("file") ?? hash, ct);
        var table = await new DuckDbTableReader().ReadAsync(data.Path, new ReadOptions { SkipBadRows = true, Target = file.Charter.Target.Column }, ct);
        var queues = (await EarlierQueues.ReadAsync(workspace, project, ct)).Items.ToFrozenSet(StringComparer.Ordinal);
        var (knows, by) = Items(table, id, items, queues);
        return new KnownItems(knows, by, LabelsOf(table, file.Charter.Target.Column, file.Charter.Target.Task), version.At);
    }

    private static (Func<string, bool>? Knows, string By) Items(Table table, string? id, IReadOnlyCollection<string> items, FrozenSet<string> queues)
    {
        if (id is not null)
        {
            var at = table.IndexOf(id);
            if (at >= 0) return Column(at);
            if (id == "row") return Rows();
            throw new MillibarException("option-id", $"The data have no column '{id}'{(NearestName.Find(id, table.Columns.Select(c => c.Name).ToList()) is { } nearest ? $"; the nearest is '{nearest}'" : "")}.", "--id", "Name the column that names the rows, or write --id row for row numbers.");
        }

        // Without being told: whatever most of the items are found in; strangers among them are then errors.
        foreach (var candidate in (Func<(Func<string, bool> Knows, string By)>[])
            [.. Enumerable.Range(0, table.Columns.Length).Where(c => IsName(table, c)).Select(c => (Func<(Func<string, bool>, string)>)(() => Column(c))), () => (queues.Contains, "the project's queues"), Rows])
        {
            var known = candidate();
            if (items.Count(known.Knows) * 2 > items.Count) return known;
        }

        return (null, "no column of the data names them");

        (Func<string, bool>, string) Column(int at)
        {
            var names = Enumerable.Range(0, table.RowCount).Select(row => AnswerFile.Cell(table.Columns[at], row)).ToFrozenSet(StringComparer.Ordinal);
            return (name => names.Contains(name) || queues.Contains(name), $"column {table.Columns[at].Name} of {table.Name}");
        }

        (Func<string, bool>, string) Rows()
        {
            var rows = table.RowNumbers.ToFrozenSet();
            return (name => (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && rows.Contains(row)) || queues.Contains(name), $"row numbers of {table.Name}");
        }
    }

    /// <summary>Whether a column could name rows: text or whole numbers, hardly any value twice.</summary>
    private static bool IsName(Table table, int column)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (table.Columns[column] is Tables.Column.Number number && number.Values[row] % 1 != 0) return false;
            values.Add(AnswerFile.Cell(table.Columns[column], row));
        }

        return table.Columns[column] is not Tables.Column.Date && values.Count * 10 >= table.RowCount * 9;
    }

    private static string[] LabelsOf(Table table, string? target, TaskKind? task)
    {
        var at = target is null || task == TaskKind.Regression ? -1 : table.IndexOf(target);
        if (at < 0) return [];
        var labels = Enumerable.Range(0, table.RowCount).Select(row => AnswerFile.Cell(table.Columns[at], row)).Where(label => label.Length > 0).ToHashSet(StringComparer.Ordinal);
        return labels.Count is >= 2 and <= MostLabels && (task is not null || labels.Count <= 50) ? [.. labels] : [];
    }
}
