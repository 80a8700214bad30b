namespace Millibar.Decide;

/// <summary>What became of a decision: whether the engine's claim held, and whether the person's did.</summary>
/// <param name="Decision">Id of the decision.</param>
/// <param name="ClaimHeld">Whether what the engine claimed came true.</param>
/// <param name="Note">What happened, in the person's words.</param>
/// <param name="At">When it was recorded (UTC).</param>
/// <param name="By">By whom.</param>
public sealed record SettledOutcome(string Decision, bool ClaimHeld, string? Note, DateTimeOffset At, string By);
