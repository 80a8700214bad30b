namespace Millibar.Data.Consensus;

/// <summary>How a consensus is made.</summary>
internal sealed record ConsensusOptions
{
    /// <summary>The method; null to let the answers decide.</summary>
    public ConsensusMethod? Method { get; init; }

    /// <summary>Share of right answers that an annotator must reach, above 0 to 1.</summary>
    public double Bar { get; init; } = 0.8;

    /// <summary>Nominal coverage of all intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; }
}
