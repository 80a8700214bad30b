using Millibar.Data.Splits;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Tests.Data.Splits;

public sealed class SplitMakerTests
{
    [Fact]
    public void A_fifth_of_a_large_table_is_locked_away_with_the_same_class_shares()
    {
        var split = Make(Request(5_000, copies: 1));
        Assert.Equal("stratified", split.Kind);
        Assert.Equal(1_000, split.TestRows.Length);
        Assert.Equal(4_000, split.TrainDistinct);
        Assert.Equal(100, split.TestRows.Count(row => row % 10 == 0));
        Assert.Equal([.. Enumerable.Range(0, 5_000)], [.. split.TrainRows.Concat(split.TestRows).Order()]);
        AssertFoldsPartition(split);
    }

    [Fact]
    public void Below_2000_distinct_rows_there_is_no_test_part()
    {
        var split = Make(Request(4_961, copies: 16));
        Assert.Empty(split.TestRows);
        Assert.Equal(311, split.TrainDistinct);
        Assert.Equal(0, split.TestDistinct);
        AssertFoldsPartition(split);
    }

    [Fact]
    public void Copies_and_groups_stay_on_one_side()
    {
        var request = Request(6_000, copies: 2) with { Groups = [.. Enumerable.Range(0, 6_000).Select(row => row % 700)] };
        var split = Make(request);
        Assert.Equal("group", split.Kind);
        foreach (var labels in (int[][])[request.FeatureClusters, request.Groups!])
        {
            Assert.Empty(split.TrainRows.Select(row => labels[row]).Intersect(split.TestRows.Select(row => labels[row])));
            Assert.All(split.Folds, fold => Assert.Empty(fold.Train.Select(row => labels[row]).Intersect(fold.Held.Select(row => labels[row]))));
        }
    }

    [Fact]
    public void A_split_by_time_judges_later_rows_by_earlier_ones()
    {
        // Rows stand in scrambled order; three rows share each time.
        var times = Enumerable.Range(0, 3_000).Select(row => (double)(row * 7 % 3_000 / 3)).ToArray();
        var split = Make(Request(3_000, copies: 1) with { Times = times });
        Assert.Equal("time", split.Kind);
        Assert.Equal(600, split.TestRows.Length);
        Assert.True(split.TrainRows.Max(row => times[row]) < split.TestRows.Min(row => times[row]));
        Assert.Equal(5, split.Folds.Length);
        Assert.All(split.Folds, fold => Assert.True(fold.Train.Max(row => times[row]) < fold.Held.Min(row => times[row])));
    }

    [Fact]
    public void A_later_copy_of_a_training_row_is_judged_nowhere_and_is_accounted_for()
    {
        var request = Request(3_000, copies: 1);
        var clusters = request.FeatureClusters.ToArray();
        clusters[2_999] = clusters[0];
        var split = Make(request with { FeatureClusters = clusters, Times = [.. Enumerable.Range(0, 3_000).Select(row => (double)row)] });
        Assert.Equal([2_999], split.LeftOut);
        Assert.Equal(599, split.TestRows.Length);
    }

    [Fact]
    public void The_users_own_test_rows_are_the_test_part()
    {
        int[] own = [.. Enumerable.Range(2_900, 100)];
        var split = Make(Request(3_000, copies: 1) with { OwnTestRows = own });
        Assert.Equal("test-file", split.Kind);
        Assert.Equal(own, split.TestRows);
        Assert.Equal(2_900, split.TrainRows.Length);
        AssertFoldsPartition(split);
    }

    [Fact]
    public void The_same_seed_gives_the_same_split_and_another_seed_another()
    {
        var request = Request(3_000, copies: 1);
        Assert.Equal(Make(request).TestRows, Make(request).TestRows);
        Assert.NotEqual(Make(request).TestRows, SplitMaker.Make(request, new RandomStream(8)).TestRows);
    }

    [Fact]
    public void One_time_for_all_rows_is_refused()
    {
        var error = Assert.Throws<MillibarException>(() => Make(Request(100, copies: 1) with { Times = new double[100] }));
        Assert.Equal("time-too-coarse", error.Code);
    }

    [Fact]
    public void A_time_column_must_be_ordered_and_complete()
    {
        var table = Rows.Of(Rows.Texts("t", 4, i => $"day {i}"), Rows.Numbers("u", 4, i => i == 2 ? double.NaN : i), Rows.Days("d", 4, i => i));
        Assert.Equal("time-not-ordered", Assert.Throws<MillibarException>(() => SplitColumns.Times(table, 0)).Code);
        Assert.Equal("time-missing", Assert.Throws<MillibarException>(() => SplitColumns.Times(table, 1)).Code);
        Assert.Equal([0, 86_400, 172_800, 259_200], SplitColumns.Times(table, 2));
    }

    [Fact]
    public void Rows_without_a_group_are_groups_of_their_own()
    {
        var table = Rows.Of(Rows.Texts("g", 5, i => i < 2 ? "a" : i == 4 ? "b" : null));
        Assert.Equal([0, 0, 1, 2, 3], SplitColumns.Groups(table, 0));
    }

    private static Split Make(SplitRequest request) => SplitMaker.Make(request, new RandomStream(7));

    /// <summary>One class in ten is positive; row r is a copy of the others with the same r modulo rows / copies.</summary>
    private static SplitRequest Request(int rows, int copies)
    {
        var distinct = (rows + copies - 1) / copies;
        int[] clusters = [.. Enumerable.Range(0, rows).Select(row => row % distinct)];
        return new SplitRequest
        {
            Data = new LearningData
            {
                Features = new FeatureMatrix { RowCount = rows, Numeric = [], Categories = [] },
                Task = TaskKind.Binary,
                ClassCount = 2,
                Classes = [.. Enumerable.Range(0, rows).Select(row => row % 10 == 0 ? 1 : 0)],
            },
            FeatureClusters = clusters,
            RowClusters = clusters,
        };
    }

    private static void AssertFoldsPartition(Split split)
    {
        Assert.Equal(5, split.Folds.Length);
        Assert.Equal(split.TrainRows, split.Folds.SelectMany(fold => fold.Held).Order());
        Assert.All(split.Folds, fold => Assert.Equal(split.TrainRows, fold.Train.Concat(fold.Held).Order()));
    }
}
