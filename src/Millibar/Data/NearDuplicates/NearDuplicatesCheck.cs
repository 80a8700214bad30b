using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.NearDuplicates;

/// <summary>Rows that are copies but for rounding, case, blanks or punctuation.</summary>
internal sealed class NearDuplicatesCheck : ICheck
{
    private const double FewestShare = 0.002;
    private const double ManyShare = 0.02;
    private const int FewestFractions = 4;

    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["near-duplicates"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        if (!CanTell(context)) yield break;
        var rows = context.Table.RowCount;
        var near = context.DistinctFeatures - context.DistinctNearly;
        var share = near / (double)rows;
        if (share < FewestShare) yield break;
        yield return new Finding(
            "near-duplicates",
            share >= ManyShare ? Severity.Warning : Severity.Info,
            Column: null,
            Sentence.Of($"{near:N0} rows ({share:P1}) are no exact copies, but equal an earlier row once numbers are rounded to three digits and case, blanks and punctuation are left out. They may stand on both sides of the split."),
            Sentence.Of("Write such values the same way, so that copies are recognised; or name the column that tells which rows belong together with --group."));
    }

    /// <summary>Few coarse columns coincide by chance; long text or several fractions do not.</summary>
    private static bool CanTell(CheckContext context)
    {
        var fractions = 0;
        foreach (var index in context.FeatureColumns)
        {
            switch (context.Table.Columns[index])
            {
                case Column.Text text when text.Levels.Length * 2 > text.Count: return true;
                case Column.Number number when Array.Exists(number.Values, v => v != Math.Floor(v) && !double.IsNaN(v)): fractions++; break;
            }
        }

        return fractions >= FewestFractions;
    }
}
