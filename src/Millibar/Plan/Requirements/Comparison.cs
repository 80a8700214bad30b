namespace Millibar.Plan.Requirements;

/// <summary>How a requirement compares.</summary>
public enum Comparison
{
    /// <summary><c>&gt;=</c></summary>
    AtLeast,

    /// <summary><c>&lt;=</c></summary>
    AtMost,
}
