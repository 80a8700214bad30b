using CsCheck;
using Millibar.Data.Splits;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.TestSupport;

namespace Millibar.Tests.Data.Splits;

/// <summary>The split of a project: rows come, go and change their order, and no surviving row changes its side.</summary>
public sealed class LockedSidesTests
{
    private static readonly Gen<(int Kind, int Rows, ulong Seed)> Cases = Gen.Select(Gen.Int[0, 2], Gen.Int[300, 900], Gen.ULong);

    [Fact]
    public void No_surviving_row_changes_its_side_when_rows_come_go_and_change_their_order() => Cases.Sample(
        (kind, count, seed) =>
        {
            var random = new RandomStream((long)(seed >> 1));
            var first = Draw(count, random);
            var split = Made(kind, first);
            var before = Sides(split, first);
            // The next version: a third of the rows is gone, as many new ones have come, and all stand in another order.
            var next = first.Where(_ => random.NextInt(3) > 0).Concat(Draw(count / 3, random)).ToArray();
            random.Shuffle(next.AsSpan());
            var after = Sides(split, next);
            foreach (var (row, side) in after)
                if (before.TryGetValue(row, out var was))
                    Assert.Equal(was, side);
        },
        iter: 40);

    [Fact]
    public void Copies_and_groups_never_straddle() => Cases.Sample(
        (kind, count, seed) =>
        {
            var random = new RandomStream((long)(seed >> 1));
            var rows = Draw(count, random).SelectMany(row => Enumerable.Repeat(row, 1 + random.NextInt(3))).ToArray();
            random.Shuffle(rows.AsSpan());
            var split = Made(kind, rows);
            var sides = LockedSides.Of(split, TableOf(rows));
            var units = kind switch { 0 => rows.Select(row => (object)(row.City, row.X)), 1 => rows.Select(row => (object)row.Group), _ => rows.Select(row => (object)row.Day) };
            Assert.All(units.Zip(sides).GroupBy(pair => pair.First), unit => Assert.Single(unit.Select(pair => pair.Second).Distinct()));
        },
        iter: 40);

    [Fact]
    public void Both_sides_keep_the_class_shares_today_and_when_new_rows_come()
    {
        var random = new RandomStream(3);
        for (var turn = 0; turn < 10; turn++)
        {
            var rows = Draw(3_000, random);
            var split = Made(0, rows);
            var test = Tested(split, rows);
            // 600 test rows of which a tenth is positive: chance alone would scatter by 1.2 points, the choice of the salt by a tenth of it.
            Assert.InRange(test.Length, 585, 615);
            Assert.InRange((double)test.Count(row => row.Positive) / test.Length, 0.095 + Off(rows), 0.105 + Off(rows));
            var more = Draw(3_000, random);
            var late = Tested(split, more);
            Assert.InRange(late.Length, 510, 690); // 4 standard errors
            Assert.InRange((double)late.Count(row => row.Positive) / late.Length, 0.05, 0.15);
        }

        static double Off(Row[] rows) => (double)rows.Count(row => row.Positive) / rows.Length - 0.1;
    }

    [Fact]
    public void Later_rows_of_a_split_by_time_are_test_rows()
    {
        var rows = Draw(1_000, new RandomStream(5));
        var split = Made(2, rows);
        Assert.Equal(SplitSide.Test, LockedSides.Of(split, TableOf([rows[0] with { Day = 5_000 }]))[0]);
        Assert.Equal(SplitSide.Train, LockedSides.Of(split, TableOf([rows[0] with { Day = -1 }]))[0]);
        Assert.Equal(split.Cut, rows.Where(row => 86_400.0 * row.Day >= split.Cut).Min(row => 86_400.0 * row.Day));
    }

    [Fact]
    public void Text_keeps_its_side_when_new_words_come_in_between()
    {
        // "b" has code 1 in one table and 0 in the other.
        var split = Draft("stratified", "c") with { Columns = [new SplitColumn("c", "text")], Salt = 1 };
        foreach (var salt in Enumerable.Range(1, 64))
        {
            var salted = split with { Salt = (ulong)salt };
            var (wide, narrow) = (Rows.Of(Rows.Texts("c", 3, row => "abc"[row].ToString())), Rows.Of(Rows.Texts("c", 1, _ => "b")));
            Assert.Equal(LockedSides.Of(salted, narrow)[0], LockedSides.Of(salted, wide)[1]);
        }
    }

    [Fact]
    public void What_a_journal_holds_must_mean_the_same_for_ever()
    {
        // Written down when splits were first recorded: another number here moves rows of every project there is.
        var table = Rows.Of(Rows.Numbers("n", 3, row => row == 2 ? double.NaN : row + 0.5), Rows.Texts("t", 3, row => row == 1 ? null : "Österreich"), Rows.Days("d", 3, row => 20_000 + row));
        var keys = LockedSides.Keys(table.Columns, 3);
        Assert.Equal(KnownFractions, Array.ConvertAll(keys, key => Math.Round(LockedSides.Fraction(key, 0xC0FFEE), 12)));
    }

    private static readonly double[] KnownFractions = [0.631664775178, 0.604626639316, 0.921330881825];

    [Fact]
    public void Test_rows_that_were_looked_at_are_in_no_later_test_part()
    {
        var rows = Draw(2_000, new RandomStream(8));
        var first = Made(0, rows);
        var second = LockedSplitMaker.ByChance(Draft("stratified", null) with { Columns = first.Columns, Earlier = [first] }, TableOf(rows), Strata(rows), new RandomStream(9));
        Assert.Empty(Tested(first, rows).Intersect(Tested(second, rows)));
        Assert.InRange(Tested(second, rows).Length, 290, 350); // a fifth of the 1,600 rows that nobody looked at
    }

    [Fact]
    public void A_later_split_by_time_begins_after_the_last_time_that_was_looked_at()
    {
        var times = Enumerable.Range(0, 100).Select(row => (double)row).ToArray();
        var draft = Draft("time", "d") with { Columns = [new SplitColumn("d", "number")] };
        Assert.Equal(79, LockedSplitMaker.ByTime(draft, times, null).Cut);
        Assert.Equal(91, LockedSplitMaker.ByTime(draft, times, 90).Cut);
        Assert.Equal("split-nothing-new", Assert.Throws<MillibarException>(() => LockedSplitMaker.ByTime(draft, times, 99)).Code);
        Assert.Equal("time-too-coarse", Assert.Throws<MillibarException>(() => LockedSplitMaker.ByTime(draft, new double[100], null)).Code);
    }

    [Fact]
    public void A_column_that_is_gone_or_of_another_type_is_refused_by_name()
    {
        var split = Draft("stratified", null) with { Columns = [new SplitColumn("age", "number")], Salt = 1 };
        var gone = Assert.Throws<MillibarException>(() => LockedSides.Of(split, Rows.Of(Rows.Numbers("Age", 3, row => row))));
        Assert.Equal("split-schema", gone.Code);
        Assert.Contains("\"Age\"", gone.Message, StringComparison.Ordinal);
        var text = Assert.Throws<MillibarException>(() => LockedSides.Of(split, Rows.Of(Rows.Texts("age", 3, _ => "old"))));
        Assert.Equal(("split-schema", true), (text.Code, text.Message.Contains("holds texts", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_group_is_too_few() =>
        Assert.Equal("split-too-few", Assert.Throws<MillibarException>(() => Made(1, [.. Draw(50, new RandomStream(1)).Select(row => row with { Group = 7 })])).Code);

    [Fact]
    public void Training_copies_of_test_rows_are_left_out_and_the_test_stays()
    {
        SplitSide[] sides = [.. Enumerable.Range(0, 100).Select(row => row % 5 == 0 ? SplitSide.Test : SplitSide.Train)];
        int[] clusters = [.. Enumerable.Range(0, 100).Select(row => row == 1 ? 0 : row)];
        var split = SplitMaker.Make(Request(clusters) with { Sides = sides }, new RandomStream(1));
        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => 5 * i)], split.TestRows);
        Assert.Equal([1], split.LeftOut);
        Assert.Equal(79, split.TrainRows.Length);
        Assert.Equal(split.TrainRows, split.Folds.SelectMany(fold => fold.Held).Order());
    }

    [Fact]
    public void A_split_reads_back_as_it_was_written()
    {
        var earlier = Draft("time", "d") with { Columns = [new SplitColumn("d", "date")], Cut = 86_400, Until = 172_800.5 };
        var split = Draft("group", "g") with { Columns = [new SplitColumn("g", "text")], Salt = ulong.MaxValue, Tolerance = 0.02, Reason = "the first was \"wrong\"", Earlier = [earlier], TestRows = 7 };
        var read = LockedSplitJson.Read(Entry.Of(LockedSplitJson.Write(split)));
        Assert.Equal(LockedSplitJson.Write(split), LockedSplitJson.Write(read));
        Assert.Equal((split.Salt, split.Tolerance, earlier.Until), (read.Salt, read.Tolerance, read.Earlier[0].Until));
    }

    private sealed record Row(string City, double X, int Group, int Day, bool Positive);

    private static Row[] Draw(int count, RandomStream random) =>
        [.. Enumerable.Range(0, count).Select(_ => new Row("abcdefgh"[random.NextInt(8)].ToString(), Math.Round(random.NextGaussian(), 6), random.NextInt(80), random.NextInt(1_000), random.NextInt(10) == 0))];

    private static Table TableOf(Row[] rows) => Rows.Of(
        Rows.Texts("city", rows.Length, row => rows[row].City),
        Rows.Numbers("x", rows.Length, row => rows[row].X),
        Rows.Numbers("group", rows.Length, row => rows[row].Group),
        Rows.Days("day", rows.Length, row => rows[row].Day));

    private static int[] Strata(Row[] rows) => [.. rows.Select(row => row.Positive ? 1 : 0)];

    private static LockedSplit Made(int kind, Row[] rows)
    {
        var table = TableOf(rows);
        return kind switch
        {
            0 => LockedSplitMaker.ByChance(Draft("stratified", null) with { Columns = [SplitColumn.Of(table.Columns[0]), SplitColumn.Of(table.Columns[1])] }, table, Strata(rows), new RandomStream(1)),
            1 => LockedSplitMaker.ByChance(Draft("group", "group") with { Columns = [SplitColumn.Of(table.Columns[2])] }, table, Strata(rows), new RandomStream(1)),
            _ => LockedSplitMaker.ByTime(Draft("time", "day") with { Columns = [SplitColumn.Of(table.Columns[3])] }, SplitColumns.Times(table, 3), null),
        };
    }

    private static LockedSplit Draft(string kind, string? column) => new() { Kind = kind, Column = column, Columns = [], Share = 0.2, Target = "y", Data = "hash" };

    private static Dictionary<Row, SplitSide> Sides(LockedSplit split, Row[] rows)
    {
        var sides = new Dictionary<Row, SplitSide>();
        foreach (var (row, side) in rows.Zip(LockedSides.Of(split, TableOf(rows)))) sides[row] = side;
        return sides;
    }

    private static Row[] Tested(LockedSplit split, Row[] rows) => [.. rows.Zip(LockedSides.Of(split, TableOf(rows))).Where(pair => pair.Second == SplitSide.Test).Select(pair => pair.First)];

    private static SplitRequest Request(int[] clusters) => new()
    {
        Data = new LearningData
        {
            Features = new FeatureMatrix { RowCount = clusters.Length, Numeric = [], Categories = [] },
            Task = TaskKind.Binary,
            ClassCount = 2,
            Classes = [.. clusters.Select(row => row % 2)],
        },
        FeatureClusters = clusters,
        RowClusters = [.. Enumerable.Range(0, clusters.Length)],
    };
}
