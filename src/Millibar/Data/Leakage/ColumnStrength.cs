using Millibar.Tables;

namespace Millibar.Data.Leakage;

/// <summary>What one column can do alone.</summary>
/// <param name="Index">Index in the table.</param>
/// <param name="Name">Header.</param>
/// <param name="Skill">Cross-fitted skill of its bins; see <see cref="Leakage.Skill"/>.</param>
/// <param name="IsDisguise">Whether it is the target under another name.</param>
/// <param name="Pattern">Its missing or zero pattern; null when there is none.</param>
internal sealed record ColumnStrength(int Index, string Name, double Skill, bool IsDisguise, FillPattern? Pattern)
{
    /// <summary>Measures one column on the sampled rows.</summary>
    public static ColumnStrength Measure(Column column, int index, int[] rows, Outcome outcome)
    {
        var bins = ColumnBins.Of(column, rows, exactLevels: outcome.ClassCount);
        return new ColumnStrength(
            index,
            column.Name,
            Leakage.Skill.OfBins(bins, outcome),
            Disguise.Recodes(bins, outcome) || Disguise.FollowsMonotonically(column, rows, outcome),
            FillPattern.Of(column, rows, outcome));
    }
}
