using Millibar.Evidence;
using Millibar.Tests.Pages.Samples;
using Millibar.Trial;

namespace Millibar.Tests.Trial;

public sealed class TrialEvidenceTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static List<EvidenceItem> Items(TrialReport report) => [.. TrialEvidence.Of(report, At, "ann")];

    public static TheoryData<string> Names => [.. SampleReports.All.Select(sample => sample.Name)];

    private static TrialReport Sample(string name) => SampleReports.All.Single(sample => sample.Name == name).Report;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_item_says_whose_data_which_seed_and_survives_writing(string name)
    {
        var report = Sample(name);
        var items = Items(report);
        Assert.NotEmpty(items);
        Assert.All(items, item =>
        {
            Assert.Equal((report.Hash, report.Seed, At, "ann"), (item.Subject.Data, item.Seed, item.At, item.By));
            Assert.Equal(item.Id, EvidenceJson.Read(EvidenceJson.Write(item), "here").Id);
        });
        Assert.Equal(items.Count, items.Select(item => item.Key).Distinct().Count());
    }

    [Fact]
    public void Every_rung_metric_and_every_metric_of_the_candidate_is_there_with_its_interval_and_n()
    {
        var report = CreditReport.Make();
        var items = Items(report);
        foreach (var rung in report.Ladder.Where(rung => rung.Rows > 0))
            foreach (var (metric, value) in rung.Metrics)
            {
                var item = Assert.Single(items, item => item.Kind == EvidenceKinds.Rung && item.Subject.Model == rung.Rung && item.Metric == metric);
                Assert.Equal((value, rung.Rows), (item.Measured!.Value, item.Rows!.Value));
            }

        var candidate = items.Where(item => item.Kind == EvidenceKinds.Candidate).ToList();
        Assert.Superset(report.CandidateMetrics.Keys.ToHashSet(), candidate.Select(item => item.Metric!).ToHashSet());
        Assert.Contains(candidate, item => item.Metric == "model_size_mb");
        var judged = candidate.Single(item => item.Metric == report.Metric);
        Assert.Equal((report.EstimateRows, report.Estimate, "2", report.ClassNames[1]), (judged.Rows!.Value, judged.Fact("estimate"), judged.Fact("classes"), judged.Fact("positive")));
    }

    [Fact]
    public void The_curve_of_the_best_rung_comes_last_and_is_dense_up_to_its_end()
    {
        var report = CreditReport.Make();
        var curve = Items(report).Last(item => item.Kind == EvidenceKinds.LearningCurve);
        Assert.Equal(report.Curves[0].Rung, curve.Subject.Model);
        Assert.Equal(0.9, curve.Level);
        Assert.Equal(report.Curves[0].Points.Length, curve.Points.Count(point => !point.Forecast));
        Assert.Equal(report.Curves[0].Forecast[^1].Rows, curve.Points[^1].Rows);
        Assert.Equal(curve.Points.Select(point => point.Rows).Order(), curve.Points.Select(point => point.Rows));
        // Narrower than the 95 % interval that the report shows, about the same value.
        var (wide, narrow) = (report.Curves[0].Points[0].Metric, curve.Points[0].Value);
        Assert.Equal(wide.Value, narrow.Value);
        Assert.Equal(0.839, (narrow.High - narrow.Low) / (wide.High - wide.Low), 3);
    }

    [Fact]
    public void Clean_data_are_recorded_as_clean_and_a_leak_with_code_and_column()
    {
        var clean = Items(CreditReport.Make()).Single(item => item.Kind == EvidenceKinds.Leakage);
        Assert.Equal((0, 1000), (clean.Value, clean.Rows));
        Assert.Null(clean.Fact("code"));

        var leak = Items(LeakReport.Make()).Single(item => item.Kind == EvidenceKinds.Leakage);
        Assert.True(leak.Value >= 1);
        Assert.StartsWith("leakage-", leak.Fact("code"), StringComparison.Ordinal);
        Assert.NotNull(leak.Fact("columns"));
    }

    [Fact]
    public void A_told_value_is_reported_and_never_measured()
    {
        var report = CreditReport.Make();
        var told = report with { Ladder = [.. report.Ladder.Select(rung => rung.Rung == "published" ? rung with { Metrics = rung.Metrics.Clear(), Reported = 0.8 } : rung)] };
        var item = Items(told).Single(item => item.Kind == EvidenceKinds.Rung && item.Subject.Model == "published");
        Assert.Equal(0.8, item.Value);
        Assert.Null(item.Measured);
    }

    [Fact]
    public void Without_a_ceiling_the_reason_is_recorded_instead_of_a_number()
    {
        var report = CreditReport.Make() with { Ceiling = null, CeilingReason = Sentence.Of("no row stands twice") };
        var item = Items(report).Single(item => item.Kind == EvidenceKinds.Ceiling);
        Assert.Null(item.Value);
        Assert.Equal("no row stands twice", item.Fact("none"));
    }
}
