using Millibar.Engines.LightGbm;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Engines.Tests.LightGbm;

[Collection(nameof(LightGbmCollection))]
public sealed class BoostingLearnerTests
{
    private static readonly BoostingLearner Learner = new();

    [Theory]
    [InlineData(2, 0.85)]
    [InlineData(4, 0.75)]
    public void A_planted_signal_is_found(int k, double atLeast)
    {
        var data = Synthetic.Classes(1500, k);
        var test = Synthetic.Range(1000, 500);
        Assert.True(Predicting.Accuracy(data, test, Predicting.FitPredict(Learner, data, Synthetic.Range(0, 1000), test)) > atLeast);
    }

    [Fact]
    public void Probabilities_are_positive_and_sum_to_one()
    {
        var data = Synthetic.Classes(600, 4);
        var output = Predicting.FitPredict(Learner, data, Synthetic.Range(0, 400), Synthetic.Range(400, 200));
        for (var i = 0; i < 200; i++) Assert.Equal(1, output[(4 * i)..(4 * i + 4)].Sum(), 12);
        Assert.All(output, p => Assert.InRange(p, double.Epsilon, 1));
    }

    [Fact]
    public async Task Two_fits_side_by_side_give_the_same_bits_as_one_after_the_other()
    {
        var data = Synthetic.Classes(3000, 3);
        var (first, second, test) = (Synthetic.Range(0, 1500), Synthetic.Range(700, 1500), Synthetic.Range(2200, 800));
        using var fitter = Learner.Prepare(data, CancellationToken.None);
        var alone = new[] { Fit(first, 1), Fit(second, 2) };
        for (var repeat = 0; repeat < 3; repeat++)
        {
            var together = await Task.WhenAll(Task.Run(() => Fit(first, 1)), Task.Run(() => Fit(second, 2)));
            Assert.Equal(alone[0], together[0]);
            Assert.Equal(alone[1], together[1]);
        }

        double[] Fit(int[] rows, ulong fold)
        {
            using var predictor = fitter.Fit(rows, new RandomStream(3).Fork(fold), CancellationToken.None);
            return Predicting.Of(predictor, data, test);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_whatever_the_order_of_rows_and_another_seed_does_not()
    {
        var data = Synthetic.Classes(800);
        var (train, test) = (Synthetic.Range(0, 500), Synthetic.Range(500, 300));
        var once = Predicting.FitPredict(Learner, data, train, test, seed: 1);
        Assert.Equal(once, Predicting.FitPredict(Learner, data, [.. train.Reverse()], test, seed: 1));
        Assert.NotEqual(once, Predicting.FitPredict(Learner, data, train, test, seed: 2));
    }

    [Fact]
    public void Rows_outside_the_fit_do_not_matter_but_for_the_bins()
    {
        var data = Synthetic.Classes(900);
        var changed = data with { Classes = [.. data.Classes.Select((c, i) => i < 600 ? c : 1 - c)] };
        var (train, test) = (Synthetic.Range(0, 600), Synthetic.Range(600, 300));
        Assert.Equal(Predicting.FitPredict(Learner, data, train, test), Predicting.FitPredict(Learner, changed, train, test));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(0)]
    public void A_row_alone_gets_the_same_answer_as_in_a_block(int k)
    {
        var data = k == 0 ? Synthetic.Values(3000) : Synthetic.Classes(3000, k);
        using var fitter = Learner.Prepare(data, CancellationToken.None);
        using var predictor = fitter.Fit(Synthetic.Range(0, 600), new RandomStream(1), CancellationToken.None);
        var rows = Synthetic.Range(600, 2400);
        var block = Predicting.Of(predictor, data, rows);
        var single = rows.SelectMany(row => Predicting.Of(predictor, data, [row])).ToArray();
        Assert.Equal(block, single);
    }

    [Fact]
    public void A_value_missing_with_a_meaning_is_learnt()
    {
        const int N = 1000;
        var random = new RandomStream(9);
        var x = new float[N];
        for (var i = 0; i < N; i++) x[i] = i % 3 == 0 ? float.NaN : (float)random.NextGaussian();
        var data = new LearningData
        {
            Features = new FeatureMatrix { RowCount = N, Numeric = [new NumericFeature("x", 0, x)], Categories = [] },
            Task = TaskKind.Binary,
            ClassCount = 2,
            Classes = [.. x.Select(v => float.IsNaN(v) ? 1 : 0)],
        };
        var test = Synthetic.Range(700, 300);
        Assert.Equal(1, Predicting.Accuracy(data, test, Predicting.FitPredict(Learner, data, Synthetic.Range(0, 700), test)));
    }

    [Fact]
    public void Categories_are_sets_of_levels_not_an_order()
    {
        // Even levels mean yes: an order of codes would need a split between any two of the 40 levels.
        const int N = 2000;
        var random = new RandomStream(4);
        var codes = new int[N];
        for (var i = 0; i < N; i++) codes[i] = random.NextInt(40);
        var data = new LearningData
        {
            Features = new FeatureMatrix { RowCount = N, Numeric = [], Categories = [new CategoryFeature("c", 0, codes, 40)] },
            Task = TaskKind.Binary,
            ClassCount = 2,
            Classes = [.. codes.Select(c => c % 2)],
        };
        using var fitter = Learner.Prepare(data, CancellationToken.None);
        using var predictor = fitter.Fit(Synthetic.Range(0, 1500), new RandomStream(1), CancellationToken.None);
        var test = Synthetic.Range(1500, 500);
        Assert.Equal(1, Predicting.Accuracy(data, test, Predicting.Of(predictor, data, test)));
    }

    [Fact]
    public void A_level_that_training_never_saw_is_answered_like_a_missing_one()
    {
        var data = Synthetic.Classes(800);
        using var fitter = Learner.Prepare(data, CancellationToken.None);
        using var predictor = fitter.Fit(Synthetic.Range(0, 800), new RandomStream(1), CancellationToken.None);
        var missing = Predicting.Of(predictor, WithCode(-1), [0]);
        Assert.Equal(missing, Predicting.Of(predictor, WithCode(5), [0]));
        Assert.Equal(missing, Predicting.Of(predictor, WithCode(1_000_000), [0]));
        Assert.NotEqual(missing, Predicting.Of(predictor, WithCode(1), [0]));

        LearningData WithCode(int code) => data with
        {
            Features = new FeatureMatrix
            {
                RowCount = 1,
                Numeric = [new NumericFeature("x0", 0, [0.1f]), new NumericFeature("x1", 1, [0f])],
                Categories = [new CategoryFeature("c", 2, [code], 5)],
            },
        };
    }

    [Fact]
    public void Weights_pull_the_answer_and_their_scale_does_not_matter()
    {
        // Each row stands twice, once in each class; the weights say 9 to 1.
        var data = Synthetic.Classes(400) with { Classes = [.. Enumerable.Range(0, 400).Select(i => i % 2)] };
        double[] Fit(double scale) => Predicting.FitPredict(
            Learner,
            data with { Weights = [.. data.Classes.Select(c => scale * (c == 1 ? 9.0 : 1.0))] },
            Synthetic.Range(0, 400),
            Synthetic.Range(0, 400));
        var weighted = Fit(1);
        var mean = weighted.Where((_, i) => i % 2 == 1).Average();
        Assert.InRange(mean, 0.85, 0.95);
        Assert.Equal(weighted, Fit(1024));
    }

    [Fact]
    public void Large_targets_with_a_small_spread_lose_no_digits()
    {
        var test = Synthetic.Range(700, 300);
        var plain = Predicting.FitPredict(Learner, Synthetic.Values(1000), Synthetic.Range(0, 700), test);
        var shifted = Predicting.FitPredict(Learner, Synthetic.Values(1000, scale: 1, shift: 1e9), Synthetic.Range(0, 700), test);
        for (var i = 0; i < test.Length; i++) Assert.Equal(plain[i], shifted[i] - 1e9, 0.05);
    }

    [Fact]
    public void Absolute_error_aims_at_the_median()
    {
        // 60 % zeros and 40 % tens: the mean is 4, the median 0.
        var data = Synthetic.Values(500) with { Values = [.. Enumerable.Range(0, 500).Select(i => i % 5 < 3 ? 0.0 : 10.0)] };
        var rows = Synthetic.Range(0, 500);
        Assert.InRange(Predicting.FitPredict(Learner, data, rows, rows).Average(), 3.5, 4.5);
        Assert.InRange(Predicting.FitPredict(new BoostingLearner(absoluteError: true), data, rows, rows).Average(), -1, 2);
    }

    [Fact]
    public void Words_that_carry_the_signal_are_found_in_hashed_text()
    {
        const int N = 600, Width = 1 << 16;
        var random = new RandomStream(8);
        var starts = new int[N + 1];
        List<int> indices = [];
        var classes = new int[N];
        for (var i = 0; i < N; i++)
        {
            classes[i] = random.NextInt(2);
            var words = new SortedSet<int> { 40_000 + classes[i], 50_000 + random.NextInt(10_000), random.NextInt(30) };
            indices.AddRange(words);
            starts[i + 1] = indices.Count;
        }

        var data = new LearningData
        {
            Features = new FeatureMatrix
            {
                RowCount = N,
                Numeric = [],
                Categories = [],
                Text = new SparseRows(starts, [.. indices], [.. indices.Select(_ => 1f)], Width),
            },
            Task = TaskKind.Binary,
            ClassCount = 2,
            Classes = classes,
        };
        using var fitter = Learner.Prepare(data, CancellationToken.None);
        using var predictor = fitter.Fit(Synthetic.Range(0, 400), new RandomStream(1), CancellationToken.None);
        var test = Synthetic.Range(400, 200);
        var block = Predicting.Of(predictor, data, test);
        Assert.Equal(1, Predicting.Accuracy(data, test, block));
        Assert.Equal(block[..2], Predicting.Of(predictor, data, [400]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(45)]
    public void A_handful_of_rows_is_enough_for_an_answer(int rows)
    {
        var data = Synthetic.Classes(100, 3);
        var output = Predicting.FitPredict(Learner, data, Synthetic.Range(0, rows), Synthetic.Range(50, 50));
        Assert.All(output, p => Assert.InRange(p, 0, 1));
    }

    [Fact]
    public void A_single_class_or_no_feature_gives_a_constant_answer()
    {
        var data = Synthetic.Classes(300) with { Classes = [.. Enumerable.Repeat(1, 300)] };
        Assert.All(Predicting.FitPredict(Learner, data, Synthetic.Range(0, 200), [250]).Skip(1), p => Assert.InRange(p, 0.999, 1));

        var bare = Synthetic.Classes(300) with { Features = new FeatureMatrix { RowCount = 300, Numeric = [], Categories = [] } };
        var output = Predicting.FitPredict(Learner, bare, Synthetic.Range(0, 200), [250, 251]);
        Assert.Equal(output[..2], output[2..]);
        Assert.Equal(bare.Classes.Take(200).Average(), output[1], 0.02);
    }

    [Fact]
    public void A_class_absent_from_the_fitted_rows_gets_a_small_probability()
    {
        var data = Synthetic.Classes(600, 4);
        int[] train = [.. Synthetic.Range(0, 600).Where(i => data.Classes[i] != 2)];
        var output = Predicting.FitPredict(Learner, data, train, Synthetic.Range(0, 20));
        for (var i = 0; i < 20; i++) Assert.InRange(output[4 * i + 2], 0, 0.01);
    }

    [Fact]
    public void Features_of_another_shape_are_refused()
    {
        var data = Synthetic.Classes(200);
        using var fitter = Learner.Prepare(data, CancellationToken.None);
        using var predictor = fitter.Fit(Synthetic.Range(0, 200), new RandomStream(1), CancellationToken.None);
        var other = data.Features with { Categories = [] };
        Assert.Throws<ArgumentException>(() => predictor.Predict(other, [0], new double[2]));
    }

    [Fact]
    public void Cancelling_in_the_middle_and_disposing_gives_every_native_object_back()
    {
        var before = NativeObjects.Alive;
        var data = Synthetic.Classes(2000, 3);
        using (var fitter = Learner.Prepare(data, CancellationToken.None))
        {
            for (var delay = 0; delay < 3; delay++)
            {
                using var source = new CancellationTokenSource();
                source.CancelAfter(TimeSpan.FromMilliseconds(10 * delay));
                Assert.ThrowsAny<OperationCanceledException>(FitForEver);

                void FitForEver()
                {
                    while (true) fitter.Fit(Synthetic.Range(0, 1900), new RandomStream(1), source.Token).Dispose();
                }
            }

            Assert.Equal(before + 1, NativeObjects.Alive);
            using var predictor = fitter.Fit(Synthetic.Range(0, 500), new RandomStream(1), CancellationToken.None);
            Predicting.Of(predictor, data, [1]);
            Assert.Equal(before + 3, NativeObjects.Alive);
        }

        Assert.Equal(before, NativeObjects.Alive);
    }

    [Fact]
    public void The_size_is_that_of_the_stored_model_and_grows_with_it()
    {
        var data = Synthetic.Classes(2000, 3);
        using var fitter = Learner.Prepare(data, CancellationToken.None);
        using var small = fitter.Fit(Synthetic.Range(0, 60), new RandomStream(1), CancellationToken.None);
        using var large = fitter.Fit(Synthetic.Range(0, 2000), new RandomStream(1), CancellationToken.None);
        Assert.InRange(small.SizeInBytes, 1000, large.SizeInBytes - 1);
    }
}
