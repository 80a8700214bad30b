using System.Collections.Immutable;

namespace Millibar.Data.Expectations;

/// <summary>How one expectation came out on one version.</summary>
internal sealed record ExpectationResult
{
    /// <summary>Column.</summary>
    public required string Column { get; init; }

    /// <summary>Kebab-case: column-missing, column-new, type, missing, range, usual, whole, values or unique.</summary>
    public required string Code { get; init; }

    /// <summary>Whether the version breaks it.</summary>
    public required bool Broken { get; init; }

    /// <summary>What was expected.</summary>
    public required string Expected { get; init; }

    /// <summary>What is there.</summary>
    public required string Observed { get; init; }

    /// <summary>Rows that do not fit.</summary>
    public int Misfits { get; init; }

    /// <summary>Rows looked at (n).</summary>
    public required int Rows { get; init; }

    /// <summary>Largest share of misfits allowed; null where the question is yes or no.</summary>
    public double? AtMost { get; init; }

    /// <summary>The first rows that do not fit: number in the file and value.</summary>
    public ImmutableArray<MisfitRow> First { get; init; } = [];
}
