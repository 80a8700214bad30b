namespace Millibar.Decide;

/// <summary>The four kinds of advice.</summary>
public enum RecommendedMove
{
    /// <summary>Through the gate.</summary>
    Advance,

    /// <summary>More work where it stands.</summary>
    Stay,

    /// <summary>Along a back-edge.</summary>
    Back,

    /// <summary>Give it up.</summary>
    Stop,
}
