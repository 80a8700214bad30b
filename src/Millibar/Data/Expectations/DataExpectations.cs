using System.Collections.Immutable;

namespace Millibar.Data.Expectations;

/// <summary>What later versions of a data set are held against. Learnt from one version, kept as a file that people edit.</summary>
internal sealed record DataExpectations
{
    /// <summary>Chance that a new draw of the same data breaks anything at all, when nothing else is said.</summary>
    public const double DefaultRisk = 0.01;

    private const int KindsOfRate = 5;

    /// <summary>Content hash of the version that they were learnt from; null when not known.</summary>
    public string? LearntFrom { get; init; }

    /// <summary>Name of the file that they were learnt from; null when not known.</summary>
    public string? LearntFile { get; init; }

    /// <summary>Rows of that version.</summary>
    public int LearntRows { get; init; }

    /// <summary>Chance that a new draw of the same data breaks anything at all; strictly between 0 and 1.</summary>
    public double Risk { get; init; } = DefaultRisk;

    /// <summary>Whether columns that are not named here are let through.</summary>
    public bool OtherColumns { get; init; }

    /// <summary>What each column is to be, in the order of the file.</summary>
    public required ImmutableArray<ColumnExpectation> Columns { get; init; }

    /// <summary>The share of <see cref="Risk"/> that one expectation may use: shared out evenly (Bonferroni).</summary>
    public double RiskOfEach => RiskShare(Risk, Columns.Length);

    /// <summary>The share of a risk that one of the expectations about <paramref name="columns"/> columns may use.</summary>
    public static double RiskShare(double risk, int columns) => risk / (KindsOfRate * Math.Max(1, columns));
}
