using System.Globalization;
using Millibar.Tables;

namespace Millibar.Data.MissingCodes;

/// <summary>A column that is missing exactly where another has one certain value.</summary>
/// <param name="Column">The column with gaps.</param>
/// <param name="Rows">Rows where it is missing.</param>
/// <param name="Other">The other column.</param>
/// <param name="Value">The other's value in these rows and in no others.</param>
internal sealed record MissingMeaning(string Column, int Rows, string Other, string Value)
{
    private const int FewestRows = 5;
    private const double MostShare = 0.5;
    private const int MostColumns = 200;

    /// <summary>All such columns among the first 200 features, each with the first other column that fits.</summary>
    public static IEnumerable<MissingMeaning> Find(CheckContext context, CancellationToken ct)
    {
        var columns = context.FeatureColumns.Take(MostColumns).Select(index => context.Table.Columns[index]).ToList();
        foreach (var column in columns)
        {
            ct.ThrowIfCancellationRequested();
            int[] gaps = [.. Enumerable.Range(0, column.Count).Where(column.IsMissing)];
            if (gaps.Length < FewestRows || gaps.Length > MostShare * column.Count) continue;
            var other = columns.Find(other => !ReferenceEquals(other, column) && Marks(other, gaps));
            if (other is not null) yield return new MissingMeaning(column.Name, gaps.Length, other.Name, Say(other, gaps[0]));
        }
    }

    /// <summary>Whether the column has one value in all of these rows and in no other row.</summary>
    private static bool Marks(Column column, int[] gaps)
    {
        if (Key(column, gaps[0]) is not { } value) return false;
        foreach (var row in gaps)
            if (Key(column, row) != value) return false;
        var count = 0;
        for (var row = 0; row < column.Count && count <= gaps.Length; row++)
            if (Key(column, row) == value) count++;
        return count == gaps.Length;
    }

    private static double? Key(Column column, int row) => column.IsMissing(row) ? null : column switch
    {
        Column.Number number => number.Values[row],
        Column.Text text => text.Codes[row],
        _ => null,
    };

    private static string Say(Column column, int row) => column is Column.Text text
        ? $"\"{text.Levels[text.Codes[row]]}\""
        : ((Column.Number)column).Values[row].ToString(CultureInfo.InvariantCulture);
}
