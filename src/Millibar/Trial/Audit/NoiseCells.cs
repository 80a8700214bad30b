using System.Collections.Immutable;
using Millibar.Data.Labels;
using Millibar.Statistics;

namespace Millibar.Trial.Audit;

/// <summary>The cells of the noise matrix that matter, the fullest first.</summary>
internal static class NoiseCells
{
    /// <summary>Expected rows from which on a cell is worth showing.</summary>
    private const double Fewest = 0.5;

    /// <summary>The cells off the diagonal with at least half a row.</summary>
    public static ImmutableArray<NoiseCell> Of(NoiseEstimate noise)
    {
        var cells = ImmutableArray.CreateBuilder<NoiseCell>();
        for (var given = 0; given < noise.Classes; given++)
        {
            var labelled = 0.0;
            for (var truth = 0; truth < noise.Classes; truth++) labelled += noise.Expected[given * noise.Classes + truth];
            for (var truth = 0; truth < noise.Classes; truth++)
            {
                var expected = noise.Expected[given * noise.Classes + truth];
                if (given != truth && expected >= Fewest && noise.Cell(given, truth) is { } share) cells.Add(new NoiseCell(given, truth, expected, Math.Round(labelled), share));
            }
        }

        return [.. cells.OrderByDescending(cell => cell.Expected).ThenBy(cell => cell.Given).ThenBy(cell => cell.Truth)];
    }
}

/// <summary>Rows of one label that truly are of another class.</summary>
/// <param name="Given">The label.</param>
/// <param name="Truth">The other class.</param>
/// <param name="Expected">Expected number of rows, among those reckoned with.</param>
/// <param name="Labelled">Rows with that label among them.</param>
/// <param name="Share">Their share; the interval is that of sampling alone.</param>
internal sealed record NoiseCell(int Given, int Truth, double Expected, double Labelled, Interval Share);
