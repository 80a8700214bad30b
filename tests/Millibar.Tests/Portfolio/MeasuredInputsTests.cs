using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Plan.Feasibility;
using Millibar.Portfolio;
using Millibar.Portfolio.Information;
using Millibar.Portfolio.Inputs;
using static Millibar.Tests.Portfolio.SampleCases;

namespace Millibar.Tests.Portfolio;

public sealed class MeasuredInputsTests
{
    private static readonly PortfolioOptions Options = new() { Draws = 2000 };

    [Fact]
    public void A_met_requirement_lifts_success_and_measures_accuracy_and_data()
    {
        var before = Score();
        var after = Score(Constant(0.5), Candidate(0.93, 0.91, 0.95));
        Assert.Equal(0, before.Measured(DriverOrder.DifficultyFirst));
        // Accuracy 1 and data .5 of 3; accuracy 1 and data 1.5 of 3.
        Assert.Equal(0.5, after.Measured(DriverOrder.DifficultyFirst), 1e-12);
        Assert.Equal(2.5 / 3, after.Measured(DriverOrder.DataFirst), 1e-12);
        Assert.Equal(InputSource.Measured, after.Find(PriorityInput.Success)!.Source);
        Assert.True(after.Find(PriorityInput.Success)!.Law.Mean > before.Find(PriorityInput.Success)!.Law.Mean);
        Assert.All(new[] { PriorityInput.Accuracy, PriorityInput.Data }, input => Assert.Equal(0.99, after.Find(input)!.Law.Mean, 0.01));
        Assert.DoesNotContain(after.Measurements, measurement => measurement.Kind == MeasurementKind.Trial);
        Assert.NotEmpty(after.Find(PriorityInput.Success)!.Cites);
    }

    [Fact]
    public void A_target_beyond_the_ceiling_all_but_ends_the_hope_of_success()
    {
        var before = Score();
        var after = Score(Constant(0.5), Candidate(0.7, 0.65, 0.75), Ceiling(0.7, 0.8));
        Assert.True(after.Find(PriorityInput.Success)!.Law.Mean < 0.1 * before.Find(PriorityInput.Success)!.Law.Mean);
        Assert.Contains("ceiling", after.Find(PriorityInput.Success)!.Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_that_reaches_the_target_lifts_success_and_says_how_many_of_the_rows_are_there()
    {
        var score = Score(Constant(0.5), Candidate(0.8, 0.78, 0.82), Curve((1000, 0.79, 0.81, false), (2000, 0.87, 0.91, true), (4000, 0.91, 0.93, true)));
        Assert.Equal(InputSource.Measured, score.Find(PriorityInput.Success)!.Source);
        // Linear in ln n between points: the better end meets .9 at 1,000 x 2^.9 = 1,867 rows, the worse at 2,000 x 2^.75 = 3,364.
        var data = score.Find(PriorityInput.Data)!.Law.Interval();
        Assert.Equal([1000.0 / 3364, 1000.0 / 1867], [data.Low, data.High], (a, b) => Math.Abs(a - b) < 1e-9);
        // (.78 - .5) / .4 to (.82 - .5) / .4 at 95 %.
        var accuracy = score.Find(PriorityInput.Accuracy)!.Law.Interval(0.95);
        Assert.Equal([0.7, 0.8], [accuracy.Low, accuracy.High], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void An_open_answer_leaves_the_estimate_of_success_and_the_trial_on_the_list()
    {
        var score = Score(Constant(0.5), Candidate(0.89, 0.86, 0.92));
        Assert.Equal(InputSource.Estimated, score.Find(PriorityInput.Success)!.Source);
        Assert.Equal(Score().Find(PriorityInput.Success)!.Law, score.Find(PriorityInput.Success)!.Law);
        Assert.Contains("undecided", score.Find(PriorityInput.Success)!.Note.ToString(), StringComparison.Ordinal);
        Assert.Contains(score.Measurements, measurement => measurement.Kind == MeasurementKind.Trial);
    }

    [Fact]
    public void Leakage_and_stale_data_measure_nothing()
    {
        Assert.Equal(InputSource.Estimated, Score(Constant(0.5), Candidate(0.99, 0.98, 1), Item(EvidenceKinds.Leakage, null, null) with { Value = 1 }).Find(PriorityInput.Success)!.Source);
        Assert.Equal(0, Score(Constant(0.5), Candidate(0.99, 0.98, 1) with { Subject = new EvidenceSubject { Data = "d0", Model = "linear" } }).Measured(DriverOrder.DifficultyFirst));
    }

    [Fact]
    public void Wrong_labels_bound_the_ease_of_the_data()
    {
        var score = Score(Constant(0.5), Candidate(0.93, 0.91, 0.95), Item(EvidenceKinds.LabelErrors, null, null) with { Value = 0.2, Low = 0.15, High = 0.26, Rows = 200 });
        var data = score.Find(PriorityInput.Data)!.Law.Interval(0.95);
        Assert.Equal([0.74, 0.85], [data.Low, data.High], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Good_labels_alone_make_data_no_easier_and_bad_ones_make_it_harder()
    {
        var thought = Score().Find(PriorityInput.Data)!.Law;
        Assert.Equal(thought, Score(Item(EvidenceKinds.LabelErrors, null, null) with { Value = 0.1, Low = 0.06, High = 0.16, Rows = 150 }).Find(PriorityInput.Data)!.Law);
        var bad = Score(Item(EvidenceKinds.LabelErrors, null, null) with { Value = 0.8, Low = 0.75, High = 0.85, Rows = 300 }).Find(PriorityInput.Data)!;
        Assert.Equal(InputSource.Measured, bad.Source);
        Assert.True(bad.Law.Mean < thought.Mean);
    }

    [Fact]
    public void Evidence_moves_a_project_only_by_its_own_numbers()
    {
        var other = Make("b");
        var without = PortfolioRun.Run([Make("a"), other], Options, default).Projects.Single(project => project.Id == "b");
        var with = PortfolioRun.Run([Make("a", null, null, Constant(0.5), Candidate(0.93, 0.91, 0.95)), other], Options, default).Projects.Single(project => project.Id == "b");
        Assert.Equal(without.Value, with.Value);
        Assert.Equal(without.Matrix, with.Matrix);
    }

    private static ProjectScore Score(params ImmutableArray<EvidenceItem> evidence) => PortfolioRun.Run([Make("a", null, null, evidence)], Options, default).Projects[0];
}
