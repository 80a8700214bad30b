namespace Millibar.Plan.Charters;

/// <summary>Dates by which the work of each place is to be done; null where none is set.</summary>
public sealed record DueDates
{
    /// <summary>Plan agreed.</summary>
    public DateOnly? Plan { get; init; }

    /// <summary>Data at hand.</summary>
    public DateOnly? Data { get; init; }

    /// <summary>A candidate that meets the requirements.</summary>
    public DateOnly? Train { get; init; }

    /// <summary>Pilot ended.</summary>
    public DateOnly? Pilot { get; init; }

    /// <summary>In production.</summary>
    public DateOnly? Production { get; init; }
}
