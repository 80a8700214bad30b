using Millibar.Data;
using Millibar.Data.Agreement;
using Millibar.Data.Answers;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;
using Millibar.TestSupport;

namespace Millibar.Tests.Data.Agreement;

public sealed class AgreementStudyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_label_and_the_person_who_stand_apart_are_found()
    {
        // Five people on 200 items of three labels; eve guesses; label c is called b half of the time by everybody.
        var report = Measure(Simulate((random, person, truth, _) => person == 4 ? random.NextInt(3) : truth == 2 && random.NextDouble() < .5 ? 1 : truth));
        Assert.Equal("p4", report.Annotators[0].Annotator);
        Assert.True(report.Annotators[0].Quality!.Value.High < report.Annotators[1].Quality!.Value.Low);
        Assert.Equal("c", report.Labels.MinBy(label => label.Agreement!.Value.Value)!.Label);
        Assert.True(report.Annotators[1].Confusion[2 * 3 + 1] > report.Annotators[1].Confusion[0 * 3 + 1]);
    }

    [Fact]
    public void A_person_who_gets_worse_is_found_and_nobody_else()
    {
        var report = Measure(Simulate((random, person, truth, item) => person == 2 && item > 100 && random.NextDouble() < .6 ? (truth + 1) % 3 : random.NextDouble() < .1 ? random.NextInt(3) : truth));
        Assert.Equal(["p2"], report.Annotators.Where(one => one.Drift!.IsFound).Select(one => one.Annotator));
        var drift = report.Annotators.Single(one => one.Annotator == "p2").Drift!;
        Assert.True(drift.Change.High < 0);
        Assert.Equal(6, report.Periods.Length);
        Assert.True(report.Periods[^1].Alpha!.Value.Value < report.Periods[0].Alpha!.Value.Value);
    }

    [Fact]
    public void Among_people_who_stay_the_same_a_drift_is_found_once_in_twenty_sets_at_most()
    {
        var alarms = Enumerable.Range(0, 200).Count(seed => Measure(Simulate((random, _, truth, _) => random.NextDouble() < .2 ? random.NextInt(3) : truth, seed)).Annotators.Any(one => one.Drift!.IsFound));
        Assert.InRange(alarms, 0, 18);
    }

    [Fact]
    public void One_who_says_the_same_every_time_is_named() =>
        Assert.Equal("a", Measure(Simulate((_, person, truth, _) => person == 1 ? 0 : truth)).Annotators.Single(one => one.OnlyLabel is not null).OnlyLabel);

    [Fact]
    public void The_paradox_is_told_with_its_numbers()
    {
        var text = Measure(Sheet("""
            item,a,b
            """ + "\n" + string.Join('\n', Enumerable.Range(0, 125).Select(i => $"{i},{(i is >= 118 and < 120 ? 1 : 0)},{(i >= 120 ? 1 : 0)}")) + "\n")).Paradox!.Text;
        Assert.Contains("94 %", text, StringComparison.Ordinal);
        Assert.Contains("AC1, which does not hold this against them, is 0.94", text, StringComparison.Ordinal);
        Assert.Null(Measure(Simulate((_, _, truth, _) => truth)).Paradox);
    }

    [Fact]
    public void A_single_person_or_a_single_label_is_told_and_not_measured()
    {
        Assert.Equal("answers-one-person", Assert.Throws<MillibarException>(() => Measure(Sheet("item,a\n1,x\n2,y\n"))).Code);
        Assert.Equal("answers-one-label", Assert.Throws<MillibarException>(() => Measure(Sheet("item,a,b\n1,x,x\n2,x,x\n"))).Code);
        var apart = Measure(Sheet("item,a,b\n1,x,\n2,,y\n"));
        Assert.Null(apart.Measures);
        Assert.Equal(2, apart.SingleItems);
    }

    [Fact]
    public void Labels_of_an_interval_scale_must_be_numbers() =>
        Assert.Equal("option-scale", Assert.Throws<MillibarException>(() => Measure(Sheet("item,a,b\n1,x,y\n"), Scale.Interval)).Code);

    [Fact]
    public void The_order_of_an_ordinal_scale_can_be_told()
    {
        var sheet = Sheet("item,a,b\n1,low,mid\n2,mid,high\n3,high,high\n4,low,low\n");
        double Gwet(params string[] order) => AgreementStudy.Measure(sheet, (0, 0), Scale.Ordinal, order, 0, .95, new RandomStream(0), TestContext.Current.CancellationToken).Measures!.Find(Coefficient.Gwet)!.Value;
        Assert.True(Gwet("low", "mid", "high") > Gwet("mid", "low", "high"));
        Assert.Equal("option-order", Assert.Throws<MillibarException>(() => Gwet("low", "mid")).Code);
    }

    [Fact]
    public void Two_kinds_of_birds_are_told_apart_hardly_better_than_by_chance()
    {
        var table = CsvTable.Read(TestData.Require("bluebirds_crowd.csv"));
        var sheet = AnswerFile.Read(table, AnswerColumns.Find(table, null, null, null, null, wide: false)).Sheet;
        var alpha = Measure(sheet).Measures!.Find(Coefficient.Alpha)!;
        Assert.Equal((39, 108, 4212), (sheet.Annotators.Length, sheet.Items.Length, sheet.Answers.Length));
        Assert.InRange(alpha.Value, .12, .13);
        Assert.InRange(alpha.Interval.High, .14, .16);
    }

    private static AnswerSheet Sheet(string wide)
    {
        var table = CsvTable.Parse("f.csv", wide);
        return AnswerFile.Read(table, AnswerColumns.Find(table, null, null, null, null, wide: true)).Sheet;
    }

    /// <summary>Five people answer 200 items of three labels, an item a minute.</summary>
    private static AnswerSheet Simulate(Func<RandomStream, int, int, int, int> answer, long seed = 1)
    {
        var random = new RandomStream(seed);
        var answers = new List<Answer>();
        for (var item = 0; item < 200; item++)
        {
            var truth = random.NextInt(3);
            for (var person = 0; person < 5; person++) answers.Add(new Answer(item, person, answer(random, person, truth, item), Start.AddMinutes(item)));
        }

        return new AnswerSheet { Items = [.. Enumerable.Range(0, 200).Select(i => $"i{i}")], Annotators = ["p0", "p1", "p2", "p3", "p4"], Labels = ["a", "b", "c"], Answers = [.. answers] };
    }

    private static AgreementReport Measure(AnswerSheet sheet, Scale scale = Scale.Nominal) =>
        AgreementStudy.Measure(sheet, (0, 0), scale, null, 0, .95, new RandomStream(0), TestContext.Current.CancellationToken);
}
