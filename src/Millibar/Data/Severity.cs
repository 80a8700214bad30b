namespace Millibar.Data;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Look at it before you trust the result.</summary>
    Warning,

    /// <summary>No conclusion can be drawn until it is settled.</summary>
    Error,
}
