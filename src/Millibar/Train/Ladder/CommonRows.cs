using Millibar.Statistics.Metrics;

namespace Millibar.Train.Ladder;

/// <summary>Cuts two sets of predictions to the rows that both have, so that they can be compared in pairs.</summary>
internal static class CommonRows
{
    public static (ScoredRows Mine, ScoredRows Theirs) Of(LadderPlan plan, int[] myRows, ScoredRows mine, int[] theirRows, ScoredRows theirs)
    {
        var common = myRows.Intersect(theirRows).Order().ToArray();
        return (Cut(plan, common, myRows, mine), Cut(plan, common, theirRows, theirs));
    }

    private static ScoredRows Cut(LadderPlan plan, int[] common, int[] rows, ScoredRows scored)
    {
        var place = new Dictionary<int, int>(rows.Length);
        for (var i = 0; i < rows.Length; i++) place[rows[i]] = i;
        return plan.Score(common, plan.Take(scored.Output, Array.ConvertAll(common, row => place[row])));
    }
}
