namespace Millibar.Train.LearningCurves;

/// <summary>How a rung's curve is measured. The interval's quantiles were learnt for the default design.</summary>
internal sealed record CurveDesign
{
    /// <summary>The rung's name.</summary>
    public required string Rung { get; init; }

    /// <summary>The learner's family.</summary>
    public required LearnerFamily Family { get; init; }

    /// <summary>How the optimising metric becomes an error.</summary>
    public required ErrorForm Form { get; init; }

    /// <summary>Repeated splits, each with its own fixed test fold; at least 2.</summary>
    public int Splits { get; init; } = 5;

    /// <summary>Share of the rows that each split tests on, strictly between 0 and 1.</summary>
    public double TestShare { get; init; } = 0.2;

    /// <summary>Cost of a false positive (binary tasks).</summary>
    public double FalsePositiveCost { get; init; } = 1;

    /// <summary>Cost of a false negative (binary tasks).</summary>
    public double FalseNegativeCost { get; init; } = 1;

    /// <summary>Fits side by side; changes no number.</summary>
    public int Threads { get; init; } = 1;
}
