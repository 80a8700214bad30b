using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.Groups;

/// <summary>Groups named by <c>--group</c> that stand both in the training data and in the user's own test set.</summary>
/// <remarks>Splits that Millibar makes keep groups together; only a test file can tear them apart.</remarks>
internal sealed class GroupStraddlesCheck : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["group-straddles"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        if (context.GroupColumn is not { } index || context.OwnTestRows.Length == 0) yield break;
        var column = context.Table.Columns[index];
        var test = context.OwnTestRows.ToHashSet();
        var trained = Enumerable.Range(0, column.Count).Where(row => !test.Contains(row)).Select(row => Key(column, row)).OfType<double>().ToHashSet();
        var straddling = test.Select(row => Key(column, row)).OfType<double>().Where(trained.Contains).ToList();
        if (straddling.Count == 0) yield break;
        yield return new Finding(
            "group-straddles",
            Severity.Warning,
            column.Name,
            Sentence.Of($"{straddling.Distinct().Count():N0} groups of \"{column.Name}\" stand in both files; {straddling.Count:N0} of {test.Count:N0} test rows belong to them. What is special about a group is then known before the test."),
            Sentence.Of("Put each group into one file only, or leave out --test and let the split keep groups together."));
    }

    private static double? Key(Column column, int row) => column.IsMissing(row) ? null : column switch
    {
        Column.Number number => number.Values[row],
        Column.Date date => date.Seconds[row],
        Column.Text text => text.Codes[row],
        _ => null,
    };
}
