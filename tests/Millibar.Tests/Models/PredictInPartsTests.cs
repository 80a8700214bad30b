using Millibar.Models;
using Millibar.Models.Features;

namespace Millibar.Tests.Models;

public sealed class PredictInPartsTests
{
    private static readonly FeatureMatrix Features = new() { RowCount = 5_000, Numeric = [], Categories = [], Text = null };

    [Fact]
    public void Parts_together_are_the_whole()
    {
        int[] rows = [.. Enumerable.Range(0, 5_000).Reverse()];
        var output = new double[10_000];
        new RowNumber().Predict(Features, rows, output, CancellationToken.None);
        for (var i = 0; i < rows.Length; i++) Assert.Equal((rows[i], -rows[i]), (output[2 * i], output[2 * i + 1]));
    }

    [Fact]
    public void A_prediction_stops_midway()
    {
        using var source = new CancellationTokenSource();
        using var model = new RowNumber { OnCall = source.Cancel };
        int[] rows = [.. Enumerable.Range(0, 5_000)];
        Assert.Throws<OperationCanceledException>(() => model.Predict(Features, rows, new double[10_000], source.Token));
        Assert.Equal(1, model.Calls);
    }

    private sealed class RowNumber : IPredictor
    {
        public Action OnCall { get; init; } = () => { };

        public int Calls { get; private set; }

        public long SizeInBytes => 0;

        public void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output)
        {
            Calls++;
            OnCall();
            for (var i = 0; i < rows.Length; i++) (output[2 * i], output[2 * i + 1]) = (rows[i], -rows[i]);
        }

        public void Dispose()
        {
        }
    }
}
