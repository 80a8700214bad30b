using System.Collections.Immutable;
using System.Globalization;
using Millibar.Data;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Models.Targets;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.TestSupport;

namespace Millibar.Tests.Data;

/// <summary>Puts a table before the checks the way a trial does.</summary>
internal static class CheckedTable
{
    public static CheckContext Context(Table table, string target, IReadOnlyCollection<string>? drop = null, TargetOptions? options = null, int[]? ownTest = null, string? group = null, TimeSpan? allowance = null)
    {
        var read = TargetReader.Read(table, target, (options ?? new TargetOptions()) with { NotFeatures = drop ?? [] });
        var (kept, compact) = read.Compact(table);
        var excluded = (drop ?? []).Select(kept.IndexOf).Append(compact.ColumnIndex).ToHashSet();
        if (group is not null) excluded.Add(kept.IndexOf(group));
        return new CheckContext
        {
            Table = kept,
            Target = compact,
            Learning = new LearningData
            {
                Features = FeatureEncoder.Encode(kept, excluded, CancellationToken.None),
                Task = compact.Task,
                ClassCount = compact.ClassCount,
                Classes = compact.Classes,
                Values = compact.Values,
            },
            Random = new RandomStream(0),
            FeatureColumns = [.. Enumerable.Range(0, kept.Columns.Length).Where(c => !excluded.Contains(c))],
            OwnTestRows = ownTest ?? [],
            Allowance = allowance,
            GroupColumn = group is null ? null : kept.IndexOf(group),
        };
    }

    public static ImmutableArray<Finding> Check(Table table, string target, params string[] drop) =>
        AllChecks.Measure(Context(table, target, drop), CancellationToken.None);

    /// <summary>Findings of one check only.</summary>
    public static Finding[] Check<T>(CheckContext context) where T : ICheck, new() => [.. new T().Measure(context, CancellationToken.None)];

    /// <summary>A shared data set; text columns that hold ISO dates only become dates, as the real reader makes them.</summary>
    public static Table Read(string file)
    {
        var table = CsvTable.Read(TestData.Require(file));
        return table with { Columns = [.. table.Columns.Select(Dated)] };
    }

    private static Column Dated(Column column)
    {
        if (column is not Column.Text text || text.Levels.Length == 0) return column;
        var seconds = new double[text.Levels.Length];
        for (var level = 0; level < seconds.Length; level++)
        {
            if (!DateOnly.TryParseExact(text.Levels[level], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return column;
            seconds[level] = 86_400.0 * (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber);
        }

        return new Column.Date(text.Name, [.. text.Codes.Select(code => code < 0 ? double.NaN : seconds[code])], HasTime: false);
    }
}
