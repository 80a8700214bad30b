using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Tests.Models;

/// <summary>Laws that every managed learner keeps.</summary>
public class LearnerLawTests
{
    public static TheoryData<string, TaskKind> All => Every(Enum.GetValues<TaskKind>());

    public static TheoryData<string, TaskKind> Classifiers => Every(TaskKind.Binary, TaskKind.Multiclass);

    [Theory]
    [MemberData(nameof(All))]
    public void Same_seed_gives_the_same_bits_and_row_order_does_not_matter(string name, TaskKind task)
    {
        var data = SmallData.Make(task);
        var halves = SmallData.Halves(data);
        var first = SmallData.FitPredict(Learner(name), data, halves[0], halves[1]);
        Assert.Equal(first, SmallData.FitPredict(Learner(name), data, halves[0], halves[1]));
        Assert.Equal(first, SmallData.FitPredict(Learner(name), data, [.. halves[0].Reverse()], halves[1]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Many_threads_give_the_same_bits_as_one(string name, TaskKind task)
    {
        var data = SmallData.Make(task);
        var halves = SmallData.Halves(data);
        using var fitter = Learner(name).Prepare(data, CancellationToken.None);
        double[] Fit()
        {
            using var model = fitter.Fit(halves[0], new RandomStream(3), CancellationToken.None);
            var output = new double[halves[1].Length * data.OutputWidth];
            model.Predict(data.Features, halves[1], output);
            return output;
        }

        var alone = Fit();
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Fit)))) Assert.Equal(alone, answer);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Answers_are_finite_and_probabilities_sum_to_one_also_for_missing_values_and_unseen_levels(string name, TaskKind task)
    {
        var data = SmallData.Make(task);
        var rows = SmallData.Rows(data);
        using var fitter = Learner(name).Prepare(data, CancellationToken.None);
        using var model = fitter.Fit(rows, new RandomStream(0), CancellationToken.None);
        var strange = data.Features with
        {
            RowCount = 3,
            Numeric = [.. data.Features.Numeric.Select(f => f with { Values = [float.NaN, float.MaxValue, float.MinValue] })],
            Categories = [.. data.Features.Categories.Select(f => f with { Codes = [-1, f.LevelCount - 1, f.LevelCount + 5] })],
        };
        foreach (var (features, wanted) in new[] { (data.Features, rows), (strange, new[] { 0, 1, 2 }) })
        {
            var output = new double[wanted.Length * data.OutputWidth];
            model.Predict(features, wanted, output);
            Assert.All(output, v => Assert.True(double.IsFinite(v)));
            if (task == TaskKind.Regression) continue;
            Assert.All(output.Chunk(data.OutputWidth), p =>
            {
                Assert.Equal(1, p.Sum(), 1e-9);
                Assert.All(p, v => Assert.InRange(v, 0, 1));
            });
        }

        Assert.True(model.SizeInBytes > 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_row_at_a_time_gives_what_all_rows_together_give(string name, TaskKind task)
    {
        var data = SmallData.Make(task);
        var rows = SmallData.Rows(data);
        using var fitter = Learner(name).Prepare(data, CancellationToken.None);
        using var model = fitter.Fit(rows, new RandomStream(0), CancellationToken.None);
        var width = data.OutputWidth;
        var together = new double[rows.Length * width];
        model.Predict(data.Features, rows, together);
        var single = new double[width];
        foreach (var row in rows)
        {
            model.Predict(data.Features, [row], single);
            Assert.Equal(together.AsSpan(row * width, width).ToArray(), single);
        }
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Renaming_classes_renames_the_answer_only(string name, TaskKind task)
    {
        var data = SmallData.Make(task);
        var k = data.ClassCount;
        var renamed = data with { Classes = Array.ConvertAll(data.Classes, c => k - 1 - c) };
        var halves = SmallData.Halves(data);
        var before = SmallData.FitPredict(Learner(name), data, halves[0], halves[1]);
        var after = SmallData.FitPredict(Learner(name), renamed, halves[0], halves[1]);
        for (var i = 0; i < halves[1].Length; i++)
            for (var c = 0; c < k; c++) Assert.Equal(before[i * k + c], after[i * k + k - 1 - c], 2e-3);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_input_is_not_touched(string name, TaskKind task)
    {
        var data = SmallData.Make(task);
        var copy = SmallData.Make(task);
        var rows = SmallData.Rows(data);
        _ = SmallData.FitPredict(Learner(name), data, rows, rows);
        Assert.Equal(copy.Classes, data.Classes);
        Assert.Equal(copy.Values, data.Values);
        for (var j = 0; j < copy.Features.Numeric.Length; j++) Assert.Equal(copy.Features.Numeric[j].Values, data.Features.Numeric[j].Values);
        for (var j = 0; j < copy.Features.Categories.Length; j++) Assert.Equal(copy.Features.Categories[j].Codes, data.Features.Categories[j].Codes);
        Assert.Equal(SmallData.Rows(data), rows);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Tiny_and_one_sided_row_sets_can_be_fitted(string name, TaskKind task)
    {
        var data = SmallData.Make(task);
        var oneClass = SmallData.Rows(data).Where(r => task == TaskKind.Regression || data.Classes[r] == data.Classes[1]).Take(20).ToArray();
        foreach (var train in new[] { [1], [1, 2], [1, 2, 3, 4, 5], oneClass })
            Assert.All(SmallData.FitPredict(Learner(name), data, train, SmallData.Rows(data)), v => Assert.True(double.IsFinite(v)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_cancelled_fit_stops(string name, TaskKind task)
    {
        var data = SmallData.Make(task);
        using var fitter = Learner(name).Prepare(data, CancellationToken.None);
        Assert.Throws<OperationCanceledException>(() => fitter.Fit(SmallData.Rows(data), new RandomStream(0), new CancellationToken(canceled: true)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Equal_weights_change_nothing(string name, TaskKind task)
    {
        var data = SmallData.Make(task);
        var weighted = data with { Weights = [.. Enumerable.Repeat(3.0, data.Features.RowCount)] };
        var halves = SmallData.Halves(data);
        var plain = SmallData.FitPredict(Learner(name), data, halves[0], halves[1]);
        var heavy = SmallData.FitPredict(Learner(name), weighted, halves[0], halves[1]);
        for (var i = 0; i < plain.Length; i++) Assert.Equal(plain[i], heavy[i], 1e-3);
    }

    [Fact]
    public void No_feature_at_all_gives_the_constant()
    {
        var data = SmallData.Make(TaskKind.Binary);
        data = data with { Features = new FeatureMatrix { RowCount = data.Features.RowCount, Numeric = [], Categories = [] } };
        var share = data.Classes.Average();
        foreach (var learner in ManagedLearners.For("roc_auc"))
            Assert.Equal(share, SmallData.FitPredict(learner, data, SmallData.Rows(data), [0])[1], 1e-12);
    }

    private static TheoryData<string, TaskKind> Every(params TaskKind[] tasks)
    {
        var all = new TheoryData<string, TaskKind>();
        foreach (var learner in ManagedLearners.For("mae"))
            foreach (var task in tasks) all.Add(learner.Name, task);
        return all;
    }

    private static ILearner Learner(string name) => ManagedLearners.For("mae").Single(l => l.Name == name);
}
