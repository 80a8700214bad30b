namespace Millibar.Decide;

/// <summary>One of the five failure causes, read from the case. Pure.</summary>
public interface IRadarCause
{
    /// <summary>Kebab-case name of the cause.</summary>
    string Code { get; }

    /// <summary>How it stands.</summary>
    /// <param name="file">The case.</param>
    /// <param name="rules">What the rules say.</param>
    /// <param name="gate">What the gate ahead says; null where there is none.</param>
    /// <param name="now">The time of judging (UTC).</param>
    RadarReading Read(CaseFile file, IReadOnlyList<RuleFinding> rules, GateRuling? gate, DateTimeOffset now);
}
