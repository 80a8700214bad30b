using Millibar.Plan.Charters;

namespace Millibar.Cli.Plan;

/// <summary>A version of a project's charter, as the journal holds it.</summary>
/// <param name="Number">1, 2, 3, ...; 0 for the empty charter before the first.</param>
/// <param name="Charter">The charter.</param>
/// <param name="Yaml">The text that the user wrote; null when it was not written as text.</param>
/// <param name="At">When it was recorded (UTC).</param>
/// <param name="By">By whom.</param>
internal sealed record PlanVersion(int Number, Charter Charter, string? Yaml, DateTimeOffset At, string By)
{
    /// <summary>Before the first.</summary>
    public static PlanVersion None { get; } = new(0, Charter.Empty, null, DateTimeOffset.UnixEpoch, "");
}
