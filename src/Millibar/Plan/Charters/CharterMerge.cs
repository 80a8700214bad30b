using System.Collections.Immutable;
using Millibar.Plan.Charters.Fields;

namespace Millibar.Plan.Charters;

/// <summary>Joins what two people made of the same charter, field by field.</summary>
internal static class CharterMerge
{
    /// <summary>My changes on top of theirs.</summary>
    /// <param name="start">What both began from.</param>
    /// <param name="mine">What I made of it.</param>
    /// <param name="theirs">What they made of it.</param>
    /// <returns>The merged charter, and the fields that both changed to different values: theirs before, mine after; the charter holds mine.</returns>
    public static (Charter Merged, ImmutableArray<CharterDifference> Disputed) Of(Charter start, Charter mine, Charter theirs)
    {
        var merged = theirs;
        var disputed = new List<string>();
        foreach (var field in AllCharterFields.InOrder)
        {
            var (was, my, their) = (field.Get(start), field.Get(mine), field.Get(theirs));
            if (FieldValue.Same(was, my)) continue;
            merged = field.Set(merged, my);
            if (!FieldValue.Same(was, their) && !FieldValue.Same(my, their)) disputed.Add(field.Key);
        }

        return (merged, [.. CharterDifference.Between(theirs, mine).Where(difference => disputed.Contains(difference.Key))]);
    }
}
