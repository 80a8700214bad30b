using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Models;

/// <summary>Predicts the class frequencies, or the mean or median, whatever the features: the floor of the ladder.</summary>
/// <param name="centre">The constant for regression; not used for classification.</param>
internal sealed class ConstantLearner(RegressionCentre centre) : ILearner
{
    public string Name => "constant";

    public IFitter Prepare(LearningData data, CancellationToken ct) => new Fitter(data, centre);

    private sealed class Fitter(LearningData data, RegressionCentre centre) : IFitter
    {
        public IPredictor Fit(ReadOnlySpan<int> rows, RandomStream random, CancellationToken ct)
        {
            ct.ThrowIfCancellationRequested();
            var output = new double[data.OutputWidth];
            Centre.Of(data, rows, centre, output);
            return new ConstantPredictor(output);
        }

        public void Dispose()
        {
            // Holds no resource.
        }
    }
}
