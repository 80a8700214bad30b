using Millibar.Engines.LightGbm;
using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Engines.Tests.LightGbm;

public sealed class BoostingSessionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Learners_of_a_session_predict_as_those_that_stand_alone()
    {
        var data = Synthetic.Classes(300);
        using var session = new LightGbmEngine().Open(data);
        Assert.Equal(Predict(new BoostingLearner(), data), Predict(session.Default(false), data));
        var alone = new TunedBoostingLearner(new TuningOptions { Trials = 2 });
        Assert.Equal(Predict(alone, data), Predict(session.Tuned(false, 2, null), data));
    }

    [Fact]
    public void Rows_are_binned_once_and_outlive_every_fitter()
    {
        var data = Synthetic.Classes(200);
        using var session = new BoostingSession(data);
        session.Default(false).Prepare(data, Ct).Dispose();
        var rows = session.Rows(data);
        session.Tuned(false, 1, null).Prepare(data, Ct).Dispose();
        Assert.Same(rows, session.Rows(data));
        rows.Subset([0, 1, 2]).Dispose();
        Assert.Throws<ArgumentException>(() => session.Default(false).Prepare(data with { Weights = null }, Ct));
    }

    private static double[] Predict(ILearner learner, LearningData data)
    {
        int[] rows = [.. Enumerable.Range(0, data.Features.RowCount)];
        using var fitter = learner.Prepare(data, Ct);
        using var model = fitter.Fit(rows, new RandomStream(3), Ct);
        var output = new double[rows.Length * data.OutputWidth];
        model.Predict(data.Features, rows, output);
        return output;
    }
}
