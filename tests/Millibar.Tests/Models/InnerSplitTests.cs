using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Tests.Models;

public class InnerSplitTests
{
    [Fact]
    public void Folds_hold_every_row_once_and_each_class_evenly()
    {
        // 103 rows: 20 of class 1, 83 of class 0.
        var data = Classes([.. Enumerable.Range(0, 103).Select(i => i % 5 == 0 && i < 100 ? 1 : 0)]);
        var folds = InnerSplit.Folds(data, SmallData.Rows(data), 5, new RandomStream(1));
        Assert.Equal(SmallData.Rows(data), folds.SelectMany(f => f).Order());
        Assert.All(folds, f => Assert.Equal(4, f.Count(r => data.Classes[r] == 1)));
        Assert.All(folds, f => Assert.InRange(f.Length, 20, 21));
        Assert.All(folds, f => Assert.Equal(f.Order(), f));
    }

    [Fact]
    public void Folds_depend_on_the_row_set_and_the_seed_only()
    {
        var data = SmallData.Make(TaskKind.Regression);
        var rows = SmallData.Rows(data);
        var folds = InnerSplit.Folds(data, rows, 4, new RandomStream(1));
        Assert.Equal(folds, InnerSplit.Folds(data, [.. rows.Reverse()], 4, new RandomStream(1)));
        Assert.NotEqual(folds, InnerSplit.Folds(data, rows, 4, new RandomStream(2)));
    }

    [Fact]
    public void Folds_keep_clusters_together_and_are_fewer_where_there_are_fewer_clusters()
    {
        var data = SmallData.Make(TaskKind.Binary) with { Clusters = [.. Enumerable.Range(0, 240).Select(i => i / 60)] };
        var folds = InnerSplit.Folds(data, SmallData.Rows(data), 10, new RandomStream(1));
        Assert.Equal(4, folds.Length);
        Assert.All(folds, f => Assert.Single(f.Select(r => data.Clusters![r]).Distinct()));
    }

    [Fact]
    public void Folds_of_a_regression_have_about_the_same_mean()
    {
        var data = SmallData.Make(TaskKind.Regression, rows: 1000);
        var overall = data.Values.Average();
        var spread = Math.Sqrt(data.Values.Average(v => (v - overall) * (v - overall)));
        foreach (var fold in InnerSplit.Folds(data, SmallData.Rows(data), 5, new RandomStream(1)))
            // A random fold of 200 would have a standard error of 7 % of the spread; ten strata leave a third of it.
            Assert.InRange((fold.Average(r => data.Values[r]) - overall) / spread, -0.06, 0.06);
    }

    [Fact]
    public void HoldOut_takes_the_share_of_each_class_and_leaves_one_row_of_each()
    {
        var data = Classes([.. Enumerable.Range(0, 100).Select(i => i < 50 ? 0 : i < 99 ? 1 : 2)], 3);
        var (train, held) = InnerSplit.HoldOut(data, SmallData.Rows(data), 0.2, new RandomStream(1));
        Assert.Equal(10, held.Count(r => data.Classes[r] == 0));
        Assert.Equal(10, held.Count(r => data.Classes[r] == 1));
        Assert.Contains(99, train);
        Assert.Equal(SmallData.Rows(data), train.Concat(held).Order());
    }

    [Fact]
    public void HoldOut_of_two_rows_holds_one_and_of_one_row_none()
    {
        var data = Classes([0, 0, 1]);
        Assert.Single(InnerSplit.HoldOut(data, [0, 1], 0.2, new RandomStream(1)).Held);
        Assert.Empty(InnerSplit.HoldOut(data, [2], 0.2, new RandomStream(1)).Held);
    }

    private static LearningData Classes(int[] classes, int k = 2) =>
        SmallData.Of(TaskKind.Multiclass, [new float[classes.Length]], [], [], classes, [], k);
}
