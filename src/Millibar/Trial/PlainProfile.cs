using System.Collections.Immutable;
using Millibar.Data.Profile;
using Millibar.Tables;

namespace Millibar.Trial;

/// <summary>Type, missing and distinct values of each column.</summary>
internal static class PlainProfile
{
    public static ImmutableArray<ColumnProfile> Measure(Table table, CancellationToken ct) => [.. table.Columns.Select(c => Of(c, ct))];

    private static ColumnProfile Of(Column column, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var values = column switch
        {
            Column.Number number => number.Values,
            Column.Date date => date.Seconds,
            Column.Text text => [.. text.Codes.Select(c => c < 0 ? double.NaN : c)],
            _ => throw new ArgumentOutOfRangeException(nameof(column)),
        };
        return new ColumnProfile
        {
            Name = column.Name,
            Type = column switch { Column.Number => "number", Column.Date => "date", _ => "text" },
            Missing = values.Count(double.IsNaN),
            Distinct = values.Where(v => !double.IsNaN(v)).Distinct().Count(),
        };
    }
}
