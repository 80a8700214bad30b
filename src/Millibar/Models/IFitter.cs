using Millibar.Statistics;

namespace Millibar.Models;

/// <summary>A learner made ready for one data set; fits on any of its rows. Safe to call from several threads.</summary>
public interface IFitter : IDisposable
{
    /// <summary>Fits on some rows. Choices (regularisation, rounds) are made inside these rows.</summary>
    /// <param name="rows">Row indices, distinct.</param>
    /// <param name="random">This fit's own stream.</param>
    /// <param name="ct">Cancels; looked at least every 200 ms.</param>
    IPredictor Fit(ReadOnlySpan<int> rows, RandomStream random, CancellationToken ct);
}
