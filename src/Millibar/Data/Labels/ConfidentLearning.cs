using System.Collections.Immutable;

namespace Millibar.Data.Labels;

/// <summary>The short audit that a trial makes: how many flags, and the most suspect rows.</summary>
/// <remarks>Confident learning, pruned by noise rate; takes labels and probabilities, never a model.</remarks>
internal static class ConfidentLearning
{
    private const int Shown = 20;

    /// <summary>Audits the labels.</summary>
    /// <param name="given">Given label of each row, 0 to k-1; n values, at least 1.</param>
    /// <param name="probabilities">Row-major n x k, columns in class order, each row summing to 1; every row predicted by a model that did not learn from it or from a copy of it.</param>
    /// <param name="k">Number of classes, at least 2.</param>
    /// <param name="rowNumbers">Row number of each row in the file; n values.</param>
    /// <param name="classNames">k names.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The number of flags and the 20 most suspect of them by normalised margin, worst first. Flags are not errors before review.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lengths do not fit each other.</exception>
    public static LabelAudit Audit(int[] given, double[] probabilities, int k, int[] rowNumbers, IReadOnlyList<string> classNames, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, given.Length * k);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rowNumbers.Length, given.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(classNames.Count, k);

        var rows = new HeldProbabilities(probabilities, k);
        var flagged = LabelFlags.Of(FlagMethod.NoiseRate, given, rows, ConfidentCounts.Of(given, rows, ct), ct);
        var suspects = flagged
            .Select(row => (Row: row, Score: LabelScores.NormalisedMargin(given[row], probabilities.AsSpan(row * k, k))))
            .OrderBy(s => s.Score).ThenBy(s => rowNumbers[s.Row])
            .Take(Shown)
            .Select(s => new SuspectRow(rowNumbers[s.Row], classNames[given[s.Row]], classNames[LabelScores.BestOther(given[s.Row], probabilities.AsSpan(s.Row * k, k))], s.Score))
            .ToImmutableArray();
        return new LabelAudit(flagged.Length, given.Length, suspects);
    }
}
