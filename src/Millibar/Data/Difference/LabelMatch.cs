using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Difference;

/// <summary>Finds labels that changed on rows whose features did not.</summary>
internal static class LabelMatch
{
    private const int Shown = 10;

    /// <summary>Matches rows by their features; among rows of equal features, equal labels are matched first.</summary>
    /// <param name="before">The earlier version, with the target.</param>
    /// <param name="after">The later version, with the target.</param>
    /// <param name="features">Columns of both, without the target.</param>
    /// <param name="target">The target.</param>
    public static LabelDifference Of(Table before, Table after, IReadOnlyList<string> features, string target)
    {
        var (keysBefore, keysAfter) = (RowMatch.Keys(before, features), RowMatch.Keys(after, features));
        var (labelsBefore, labelsAfter) = (before.Columns[before.IndexOf(target)], after.Columns[after.IndexOf(target)]);
        // For each kind of feature row its labels in the earlier version, and how many rows still wait for a partner.
        var waiting = new Dictionary<UInt128, Dictionary<string, int>>(before.RowCount);
        for (var row = 0; row < keysBefore.Length; row++)
        {
            if (!waiting.TryGetValue(keysBefore[row], out var labels)) waiting[keysBefore[row]] = labels = new(StringComparer.Ordinal);
            var label = CellText.Of(labelsBefore, row);
            labels[label] = labels.GetValueOrDefault(label) + 1;
        }

        var matched = 0;
        var open = new List<int>();
        for (var row = 0; row < keysAfter.Length; row++)
        {
            if (!waiting.TryGetValue(keysAfter[row], out var labels)) continue;
            if (Take(labels, CellText.Of(labelsAfter, row))) matched++;
            else open.Add(row);
        }

        var changes = new List<(int Row, string Before, string After)>();
        foreach (var row in open)
        {
            var labels = waiting[keysAfter[row]];
            if (labels.FirstOrDefault(label => label.Value > 0).Key is not { } label) continue;
            Take(labels, label);
            changes.Add((after.RowNumbers[row], label, CellText.Of(labelsAfter, row)));
        }

        matched += changes.Count;
        return new LabelDifference
        {
            Target = target,
            Matched = matched,
            Changed = changes.Count,
            Share = matched == 0 ? null : WilsonInterval.Of(changes.Count, matched),
            Changes = [.. changes.GroupBy(change => (change.Before, change.After)).Select(same => (same.Key.Before, same.Key.After, same.Count())).OrderByDescending(change => change.Item3).ThenBy(change => change.Before, StringComparer.Ordinal).ThenBy(change => change.After, StringComparer.Ordinal).Take(Shown)],
            First = [.. changes.Take(Shown)],
        };
    }

    private static bool Take(Dictionary<string, int> labels, string label)
    {
        if (labels.GetValueOrDefault(label) == 0) return false;
        labels[label]--;
        return true;
    }
}
