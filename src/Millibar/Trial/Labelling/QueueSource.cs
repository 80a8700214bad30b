using System.Collections.Immutable;
using Millibar.Data.Queues;
using Millibar.Data.Splits;
using Millibar.Models.Targets;
using Millibar.Tables;

namespace Millibar.Trial.Labelling;

/// <summary>The rows that a queue is made from: those with a label, those without, and their names.</summary>
internal sealed record QueueSource
{
    /// <summary>All rows: those of the data, then those of the file without labels.</summary>
    public required Table Table { get; init; }

    /// <summary>Hash of the data.</summary>
    public required string Data { get; init; }

    /// <summary>Index of the column of labels.</summary>
    public required int Target { get; init; }

    /// <summary>Name of each row.</summary>
    public required string[] Items { get; init; }

    /// <summary>Rows that have a label, ascending.</summary>
    public required int[] Labelled { get; init; }

    /// <summary>Rows that have none and may be chosen, ascending.</summary>
    public required int[] Open { get; init; }

    /// <summary>Side of each row in the project's split; empty without a split that locks a test part.</summary>
    public required SplitSide[] Sides { get; init; }

    /// <summary>Labelled rows that a model may learn from.</summary>
    public int[] Learnable => Sides.Length == 0 ? Labelled : [.. Labelled.Where(row => Sides[row] == SplitSide.Train)];

    /// <summary>Whether a row's label is for judging.</summary>
    public bool IsTest(int row) => Sides.Length > 0 && Sides[row] == SplitSide.Test;

    /// <summary>Reads the files.</summary>
    /// <exception cref="MillibarException">A file cannot be read, the target is no column of the data, or names are missing or repeated.</exception>
    public static async Task<QueueSource> ReadAsync(ITableReader reader, QueueOptions options, CancellationToken ct)
    {
        var read = new ReadOptions { SkipBadRows = options.SkipBadRows };
        var data = await reader.ReadAsync(options.Path, read, ct).ConfigureAwait(false);
        if (data.IndexOf(options.Target) < 0) throw TargetErrors.Missing(data, options.Target);
        var table = data;
        if (options.UnlabelledPath is { } path)
        {
            var more = await reader.ReadAsync(path, read, ct).ConfigureAwait(false);
            table = TestFileRows.Append(data, more.IndexOf(options.Target) >= 0 ? more : WithoutLabels(more, options.Target)) with { Name = more.Name };
        }

        var target = table.IndexOf(options.Target);
        var labels = table.Columns[target];
        var first = options.UnlabelledPath is null ? 0 : data.RowCount;
        return new QueueSource
        {
            Table = table,
            Data = data.Hash,
            Target = target,
            Items = options.Id is { } id ? ItemNames.OfColumn(table, ColumnOf(table, id, "--id")) : ItemNames.OfContent(table, target),
            Labelled = [.. Enumerable.Range(0, table.RowCount).Where(row => !labels.IsMissing(row))],
            Open = [.. Enumerable.Range(first, table.RowCount - first).Where(labels.IsMissing)],
            Sides = options.Split is { HasTest: true } split ? LockedSides.Of(split, table) : [],
        };
    }

    /// <summary>Index of a column that an option names.</summary>
    /// <exception cref="MillibarException"><c>column-missing</c>.</exception>
    public int Column(string name, string option) => ColumnOf(Table, name, option);

    /// <summary>The labels that occur, where they are text.</summary>
    public ImmutableArray<string> ClassNames() => Table.Columns[Target] is Column.Text text ? [.. Labelled.Select(row => text.Levels[text.Codes[row]]).Distinct().Order(StringComparer.Ordinal)] : [];

    private static int ColumnOf(Table table, string name, string option)
    {
        var at = table.IndexOf(name);
        if (at >= 0) return at;
        var nearest = NearestName.Find(name, table.Columns.Select(c => c.Name));
        throw new MillibarException("column-missing", $"{table.Name} has no column '{name}'.", option, nearest is null ? "`millibar data profile` lists the columns." : $"Did you mean {option} {NearestName.Quote(nearest)}?");
    }

    private static Table WithoutLabels(Table table, string target) => table with
    {
        Columns = table.Columns.Add(new Column.Text(target, Enumerable.Repeat(-1, table.RowCount).ToArray(), [])),
    };
}
