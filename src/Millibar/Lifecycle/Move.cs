namespace Millibar.Lifecycle;

/// <summary>One step of a project along the loop.</summary>
/// <param name="From">Where it stood.</param>
/// <param name="To">Where it went.</param>
/// <param name="Reason">The reason's code; null for a step through a gate.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who decided.</param>
/// <param name="Decision">Id of the decision in the journal.</param>
public sealed record Move(Place From, Place To, string? Reason, DateTimeOffset At, string By, string Decision);
