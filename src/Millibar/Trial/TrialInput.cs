using System.Collections.Immutable;
using Millibar.Models.Targets;
using Millibar.Tables;

namespace Millibar.Trial;

/// <summary>The data as the trial uses it: usable rows only, every option resolved to a column.</summary>
internal sealed record TrialInput
{
    /// <summary>All usable rows: first the data's, then those of the user's own test set.</summary>
    public required Table Table { get; init; }

    /// <summary>The target; every row is usable.</summary>
    public required Target Target { get; init; }

    /// <summary>Rows of the data file among them; the rest is the user's own test set.</summary>
    public required int DataRows { get; init; }

    /// <summary>Columns that are no features: target, dropped, weight, group.</summary>
    public required ImmutableHashSet<int> NotFeatures { get; init; }

    /// <summary>Column of weights, or null.</summary>
    public int? Weight { get; init; }

    /// <summary>Column to split by in time, or null.</summary>
    public int? Time { get; init; }

    /// <summary>Column of groups, or null.</summary>
    public int? Group { get; init; }

    /// <summary>Weight of each row, or null.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Rows of the user's own test set; empty when there is none.</summary>
    public int[] OwnTestRows => [.. Enumerable.Range(DataRows, Table.RowCount - DataRows)];

    /// <summary>Reads the files and resolves the options.</summary>
    /// <exception cref="MillibarException">A file cannot be read, or a column that an option names does not exist.</exception>
    public static async Task<TrialInput> ReadAsync(ITableReader reader, TrialOptions options, CancellationToken ct)
    {
        var read = new ReadOptions { SkipBadRows = options.SkipBadRows, Target = options.Target };
        var data = await reader.ReadAsync(options.Path, read, ct).ConfigureAwait(false);
        if (options.TestPath is null) return Resolve(data, data.RowCount, options);
        var test = await reader.ReadAsync(options.TestPath, read, ct).ConfigureAwait(false);
        return Resolve(TestFileRows.Append(data, test), data.RowCount, options);
    }

    private static TrialInput Resolve(Table table, int dataRows, TrialOptions options)
    {
        var dropped = options.Drop.Select(name => ColumnOf(table, name, "--drop")).ToImmutableHashSet();
        var weight = Optional(table, options.Weight, "--weight");
        var group = Optional(table, options.Group, "--group");
        var time = Optional(table, options.Time, "--time");
        var named = dropped.Union(new[] { weight, group }.OfType<int>());
        var all = TargetReader.Read(table, options.Target, new TargetOptions
        {
            Task = options.Task,
            Positive = options.Positive,
            NotFeatures = [.. named.Select(c => table.Columns[c].Name)],
        });
        if (named.Contains(all.ColumnIndex) || time == all.ColumnIndex)
            throw new MillibarException("option-columns", $"'{options.Target}' is the target and cannot also be dropped, a weight, a time or a group.", "--target", "Name another column.");

        var (kept, target) = all.Compact(table);
        return new TrialInput
        {
            Table = kept,
            Target = target,
            DataRows = all.UsableRows.Count(r => r < dataRows),
            NotFeatures = named.Add(target.ColumnIndex),
            Weight = weight,
            Time = time,
            Group = group,
            Weights = weight is { } w ? WeightsOf(kept, w) : null,
        };
    }

    private static int? Optional(Table table, string? name, string option) => name is null ? null : ColumnOf(table, name, option);

    private static int ColumnOf(Table table, string name, string option)
    {
        var at = table.IndexOf(name);
        if (at >= 0) return at;
        var nearest = NearestName.Find(name, table.Columns.Select(c => c.Name));
        throw new MillibarException("column-missing", $"{table.Name} has no column '{name}'.", option, nearest is null
            ? $"Its columns are {string.Join(", ", table.Columns.Take(12).Select(c => c.Name))}{(table.Columns.Length > 12 ? ", ..." : "")}."
            : $"Did you mean {option} {NearestName.Quote(nearest)}?");
    }

    private static double[] WeightsOf(Table table, int column)
    {
        if (table.Columns[column] is not Column.Number weights)
            throw new MillibarException("weight-not-numeric", $"The weight column '{table.Columns[column].Name}' is not numeric.", "--weight", "Name a column of positive numbers.");
        for (var row = 0; row < weights.Count; row++)
            if (!(weights.Values[row] > 0))
                throw new MillibarException("weight-not-positive", $"The weight of data row {table.RowNumbers[row]} is {(double.IsNaN(weights.Values[row]) ? "missing" : weights.Values[row])}.", "--weight", "Every weight must be a positive number.");
        return weights.Values;
    }
}
