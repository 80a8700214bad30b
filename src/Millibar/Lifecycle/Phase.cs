namespace Millibar.Lifecycle;

/// <summary>The phases of <see cref="Stage.Deploy"/>, in order.</summary>
public enum Phase
{
    /// <summary>In the lab, on replayed cases.</summary>
    Pilot,

    /// <summary>Real traffic, no effect.</summary>
    Shadow,

    /// <summary>A share of real traffic.</summary>
    Canary,

    /// <summary>All of it.</summary>
    Production,
}
