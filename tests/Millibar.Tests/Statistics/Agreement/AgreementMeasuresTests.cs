using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Tests.Statistics.Agreement;

public sealed class AgreementMeasuresTests
{
    private static readonly int[,] Abstractors = { { 13, 0, 0 }, { 0, 20, 7 }, { 0, 4, 56 } };
    private static readonly int[,] Diagnoses = { { 40, 4, 4, 17 }, { 6, 25, 2, 13 }, { 4, 1, 21, 12 }, { 15, 5, 9, 45 } };

    // Gwet (2014), by the tests of the R package irrCAC.
    [Theory]
    [InlineData("Observed", .890, .031, .828, .952)]
    [InlineData("Conger", .796, .059, .680, .913)]
    [InlineData("Fleiss", .796, .059, .679, .913)]
    [InlineData("Gwet", .849, .043, .764, .935)]
    [InlineData("Alpha", .797, .059, .680, .914)]
    [InlineData("BrennanPrediger", .835, .047, .742, .928)]
    public void Two_abstractors_agree_as_Gwet_reports(string coefficient, double value, double error, double low, double high) =>
        Same(KnownRatings.OfCounts(Abstractors).Measure(), coefficient, value, error, low, high);

    [Theory]
    [InlineData("Observed", .587, .033, .522, .652)]
    [InlineData("Conger", .432, .046, .341, .522)]
    [InlineData("Fleiss", .430, .046, .338, .522)]
    [InlineData("Gwet", .456, .043, .371, .542)]
    [InlineData("BrennanPrediger", .450, .044, .363, .536)]
    public void Two_diagnoses_agree_as_Gwet_reports(string coefficient, double value, double error, double low, double high) =>
        Same(KnownRatings.OfCounts(Diagnoses).Measure(), coefficient, value, error, low, high);

    [Theory]
    [InlineData("Observed", .818)]
    [InlineData("Fleiss", .761)]
    [InlineData("Conger", .763)]
    [InlineData("Gwet", .775)]
    [InlineData("Alpha", .743)]
    [InlineData("BrennanPrediger", .773)]
    public void Four_raters_with_gaps_agree_as_Gwet_reports(string coefficient, double value) =>
        Assert.Equal(value, KnownRatings.FourRaters.Measure().Find(Enum.Parse<Coefficient>(coefficient))!.Value, 0.0006);

    [Fact]
    public void Their_errors_are_Gwets()
    {
        var measures = KnownRatings.FourRaters.Measure();
        Same(measures, "Gwet", .775, .143, .461, 1);
        Same(measures, "Conger", .763, .149, .435, 1);
        Assert.Equal(.146, measures.Find(Coefficient.Alpha)!.StandardError, 0.0006);
    }

    [Fact]
    public void On_other_scales_they_agree_more()
    {
        Assert.Equal(.859, KnownRatings.FourRaters.Measure(Scale.Ordinal).Find(Coefficient.Gwet)!.Value, 0.0006);
        Assert.Equal(.815, KnownRatings.FourRaters.Measure(Scale.Ordinal).Find(Coefficient.Alpha)!.Value, 0.0006);
        Assert.Equal(.797, KnownRatings.FourRaters.Measure(Scale.Ratio).Find(Coefficient.Alpha)!.Value, 0.0006);
    }

    [Fact]
    public void Krippendorffs_own_coders_agree_as_he_reports()
    {
        Assert.Equal(.691358, KnownRatings.ThreeCoders.Measure().Find(Coefficient.Alpha)!.Value, 6);
        Assert.Equal(.810845, KnownRatings.ThreeCoders.Measure(Scale.Interval).Find(Coefficient.Alpha)!.Value, 6);
    }

    [Fact]
    public void Fleiss_psychiatrists_agree_as_he_reports()
    {
        int[,] counts =
        {
            { 0, 0, 0, 0, 14 }, { 0, 2, 6, 4, 2 }, { 0, 0, 3, 5, 6 }, { 0, 3, 9, 2, 0 }, { 2, 2, 8, 1, 1 },
            { 7, 7, 0, 0, 0 }, { 3, 2, 6, 3, 0 }, { 2, 5, 3, 2, 2 }, { 6, 5, 2, 1, 0 }, { 0, 2, 2, 3, 7 },
        };
        Assert.Equal(.210, KnownRatings.OfLabelCounts(counts).Measure().Find(Coefficient.Fleiss)!.Value, 0.0005);
    }

    [Fact]
    public void Fixed_and_free_margins_differ_as_Randolph_reports()
    {
        var measures = KnownRatings.OfLabelCounts(new[,] { { 7, 1 }, { 3, 5 } }).Measure();
        Assert.Equal(.161905, measures.Find(Coefficient.Fleiss)!.Value, 6);
        Assert.Equal(.214286, measures.Find(Coefficient.BrennanPrediger)!.Value, 6);
    }

    [Fact]
    public void Kappa_collapses_where_one_label_is_rare_and_AC1_does_not()
    {
        var measures = KnownRatings.OfCounts(new[,] { { 118, 5 }, { 2, 0 } }).Measure();
        Assert.Equal(.944, measures.Find(Coefficient.Observed)!.Value, 0.0005);
        Assert.Equal(-.023, measures.Find(Coefficient.Conger)!.Value, 0.0005);
        Assert.Equal(.941, measures.Find(Coefficient.Gwet)!.Value, 0.0005);
    }

    [Fact]
    public void The_bootstrap_comes_near_the_analytic_interval_and_gives_the_same_twice()
    {
        var measures = KnownRatings.OfCounts(Diagnoses).Measure(resamples: 2000);
        foreach (var value in measures.Values.Where(value => value.Coefficient != Coefficient.Conger))
        {
            Assert.InRange(Math.Abs(value.Bootstrap!.Value.Low - value.Analytic.Low), 0, 0.02);
            Assert.InRange(Math.Abs(value.Bootstrap!.Value.High - value.Analytic.High), 0, 0.02);
        }

        var again = KnownRatings.OfCounts(Diagnoses).Measure(resamples: 2000);
        Assert.Equal(measures.Values, again.Values);
    }

    [Fact]
    public void Whole_agreement_still_has_a_lower_limit()
    {
        // Clopper and Pearson's bound for 0 of 40 is 1 - .025^(1/40) = .0881; chance is one half, for the observed share 0.
        var measures = KnownRatings.OfCounts(new[,] { { 20, 0 }, { 0, 20 } }).Measure(resamples: 500);
        foreach (var value in measures.Values)
        {
            Assert.Equal(1, value.Value, 12);
            Assert.Equal(1 - 0.0881 / (value.Coefficient == Coefficient.Observed ? 1 : 0.5), value.Interval.Low, 0.001);
            Assert.Equal(value.Analytic.Low, value.Interval.Low);
        }

        Assert.Equal(0.8238, CohenKappa.Of([20, 0, 0, 20], AgreementWeights.Identity(2))!.Value.Interval().Low, 0.001);
    }

    [Fact]
    public void One_label_only_leaves_no_coefficient_that_asks_for_the_labels_shares()
    {
        var measures = KnownRatings.OfCounts(new[,] { { 20, 0 }, { 0, 0 } }).Measure();
        Assert.Equal([Coefficient.Observed, Coefficient.Gwet, Coefficient.BrennanPrediger], measures.Values.Select(value => value.Coefficient));
    }

    [Fact]
    public void Items_with_one_answer_each_tell_nothing() =>
        Assert.Null(Ratings.OfTable(2, new[,] { { 0, -1 }, { -1, 1 } }).Measure());

    [Fact]
    public void Intervals_cover_as_often_as_they_say()
    {
        // Three raters, each right with chance .8 on labels that are 1 with chance .3: alpha of the population by a large sample.
        var truth = Simulate(new RandomStream(99), 200_000).Measure().Find(Coefficient.Alpha)!.Value;
        var (analytic, bootstrap) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var alpha = Simulate(new RandomStream(seed), 80).Measure(resamples: 400).Find(Coefficient.Alpha)!;
            if (alpha.Analytic.Low <= truth && truth <= alpha.Analytic.High) analytic++;
            if (alpha.Bootstrap!.Value.Low <= truth && truth <= alpha.Bootstrap.Value.High) bootstrap++;
        }

        Assert.InRange(analytic, 368, 396);
        Assert.InRange(bootstrap, 368, 396);
    }

    [Fact]
    public void The_chance_of_a_band_is_Gwets() => Assert.Equal(.675, AgreementValue.ChanceWithin(.67, .15, .6, 1), 0.0005);

    private static Ratings Simulate(RandomStream random, int items)
    {
        var table = new int[items, 3];
        for (var i = 0; i < items; i++)
        {
            var label = random.NextDouble() < .3 ? 1 : 0;
            for (var r = 0; r < 3; r++) table[i, r] = random.NextDouble() < .8 ? label : 1 - label;
        }

        return Ratings.OfTable(2, table);
    }

    private static void Same(AgreementMeasures measures, string coefficient, double value, double error, double low, double high)
    {
        var found = measures.Find(Enum.Parse<Coefficient>(coefficient))!;
        Assert.Equal(value, found.Value, 0.0006);
        Assert.Equal(error, found.StandardError, 0.0006);
        Assert.Equal(low, found.Analytic.Low, 0.0011);
        Assert.Equal(high, found.Analytic.High, 0.0011);
    }
}
