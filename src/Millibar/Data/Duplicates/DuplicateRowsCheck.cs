using System.Collections.Immutable;

namespace Millibar.Data.Duplicates;

/// <summary>Rows that are copies of another, features and target alike.</summary>
/// <remarks>Copies on both sides of a split make the test too easy, and intervals too narrow.</remarks>
internal sealed class DuplicateRowsCheck : ICheck
{
    private const double ManyCopies = 0.01;

    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["duplicate-rows"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        var rows = context.Table.RowCount;
        var distinct = context.DistinctRows;
        if (distinct == rows) yield break;
        var share = (rows - distinct) / (double)rows;
        yield return new Finding(
            "duplicate-rows",
            share >= ManyCopies ? Severity.Warning : Severity.Info,
            Column: null,
            Sentence.Of($"{rows - distinct:N0} of {rows:N0} rows ({share:P1}) are copies of an earlier row; {distinct:N0} rows are distinct. Copies stay on one side of the split, and intervals count distinct rows."),
            Sentence.Of("Find out whether the same case was recorded twice; if so, remove the copies from the file."));
    }
}
