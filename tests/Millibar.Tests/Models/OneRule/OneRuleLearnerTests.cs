using Millibar.Models;
using Millibar.Models.OneRule;
using Millibar.Statistics;

namespace Millibar.Tests.Models.OneRule;

public class OneRuleLearnerTests
{
    /// <summary>12 rows with level 0 (2 positive), 12 with level 1 (9 positive); the number is noise.</summary>
    [Fact]
    public void The_better_feature_is_found_and_its_levels_answer_with_their_frequencies()
    {
        int[] levels = [.. Enumerable.Range(0, 24).Select(i => i < 12 ? 0 : 1)];
        int[] classes = [.. Enumerable.Range(0, 24).Select(i => i < 2 || i >= 15 ? 1 : 0)];
        float[] noise = [.. Enumerable.Range(0, 24).Select(i => (float)(i * 7 % 24))];
        var data = SmallData.Of(TaskKind.Binary, [noise], [levels], [2], classes, [], 2);
        using var fitter = new OneRuleLearner(RegressionCentre.Mean).Prepare(data, CancellationToken.None);
        using var model = fitter.Fit(SmallData.Rows(data), new RandomStream(0), CancellationToken.None);
        Assert.StartsWith("c0", ((IDescribed)model).Describe.ToString(), StringComparison.Ordinal);
        var output = new double[4];
        model.Predict(data.Features, [0, 23], output);
        // Each level's rows, and one vote shared by the class frequencies 13/24 and 11/24.
        Assert.Equal((2 + 11 / 24.0) / 13, output[1], 1e-12);
        Assert.Equal((9 + 11 / 24.0) / 13, output[3], 1e-12);
    }

    [Fact]
    public void A_threshold_in_a_number_is_found_and_a_missing_value_has_its_own_answer()
    {
        float[] x = [.. Enumerable.Range(0, 80).Select(i => i < 16 ? float.NaN : i)];
        double[] y = [.. Enumerable.Range(0, 80).Select(i => i < 16 ? 7.0 : i < 48 ? 1 : 3)];
        var data = SmallData.Of(TaskKind.Regression, [x], [], [], [], y, 0);
        var output = SmallData.FitPredict(new OneRuleLearner(RegressionCentre.Mean), data, SmallData.Rows(data), [0, 20, 79]);
        Assert.Equal([7, 1, 3], output);
    }

    [Fact]
    public void A_level_for_every_row_does_not_win_by_chance()
    {
        var random = new RandomStream(1);
        int[] classes = [.. Enumerable.Range(0, 200).Select(_ => random.NextInt(2))];
        int[] levels = [.. Enumerable.Range(0, 200)];
        float[] weak = [.. classes.Select(c => (float)(random.NextGaussian() + c))];
        var data = SmallData.Of(TaskKind.Binary, [weak], [levels], [200], classes, [], 2);
        using var fitter = new OneRuleLearner(RegressionCentre.Mean).Prepare(data, CancellationToken.None);
        using var model = fitter.Fit(SmallData.Rows(data), new RandomStream(0), CancellationToken.None);
        Assert.StartsWith("n0", ((IDescribed)model).Describe.ToString(), StringComparison.Ordinal);
    }
}
