namespace Millibar.Evidence;

/// <summary>What a measurement is about; parts that do not matter are null.</summary>
public sealed record EvidenceSubject
{
    /// <summary>Content hash of the data version.</summary>
    public string? Data { get; init; }

    /// <summary>Rung or model.</summary>
    public string? Model { get; init; }

    /// <summary>Named slice of the rows.</summary>
    public string? Slice { get; init; }

    /// <summary>Column.</summary>
    public string? Column { get; init; }

    /// <summary>Name of a label definition; null for the charter's own.</summary>
    public string? Definition { get; init; }

    /// <summary>Phase of a deployment, e.g. <c>pilot</c> or <c>canary</c>.</summary>
    public string? Phase { get; init; }
}
