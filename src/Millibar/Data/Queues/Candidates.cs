using Millibar.Models.Features;

namespace Millibar.Data.Queues;

/// <summary>The rows that could be labelled next, n of them, and what a model makes of them.</summary>
internal sealed record Candidates
{
    /// <summary>Name of each.</summary>
    public required string[] Items { get; init; }

    /// <summary>Number of each in its file.</summary>
    public required int[] RowNumbers { get; init; }

    /// <summary>Features of all rows of the table.</summary>
    public required FeatureMatrix Features { get; init; }

    /// <summary>Row of each candidate among them, ascending.</summary>
    public required int[] Rows { get; init; }

    /// <summary>k; 0 for numbers.</summary>
    public required int ClassCount { get; init; }

    /// <summary>Row-major n x k class probabilities; empty for numbers, and without a model.</summary>
    public double[] Probabilities { get; init; } = [];

    /// <summary>For numbers: how far two models' predictions of each row differ; empty otherwise.</summary>
    public double[] Differences { get; init; } = [];

    /// <summary>Chance that the consensus of each item's answers is right, NaN where it has no answers; empty when there are no answers at all.</summary>
    public double[] Quality { get; init; } = [];

    /// <summary>n.</summary>
    public int Count => Items.Length;

    /// <summary>Whether there is a model to be in doubt.</summary>
    public bool HasModel => Probabilities.Length > 0 || Differences.Length > 0;

    /// <summary>The probabilities of one candidate.</summary>
    public ReadOnlySpan<double> ProbabilitiesOf(int at) => Probabilities.AsSpan(at * ClassCount, ClassCount);
}
