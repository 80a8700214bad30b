using CsCheck;
using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

public sealed class QuantilesTests
{
    [Fact]
    public void Selecting_is_sorting_and_looking()
    {
        Gen.Select(Gen.Int[-9, 9].Select(x => (double)x).Array[1, 60], Gen.Double[0, 1]).Sample((values, probability) =>
        {
            var sorted = values.Order().ToArray();
            var expected = sorted[Math.Clamp((int)Math.Ceiling(probability * sorted.Length) - 1, 0, sorted.Length - 1)];
            return Quantiles.Select(values, probability) == expected;
        });
    }
}
