namespace Millibar.Decide;

/// <summary>How a failure cause stands.</summary>
public enum RadarState
{
    /// <summary>Nobody has measured it yet.</summary>
    NotYetMeasured,

    /// <summary>Measured, and no danger.</summary>
    Clear,

    /// <summary>Measured, and to be watched.</summary>
    Watch,

    /// <summary>Measured, and a danger.</summary>
    Danger,
}
