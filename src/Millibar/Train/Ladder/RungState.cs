namespace Millibar.Train.Ladder;

/// <summary>Whether a rung ran.</summary>
public enum RungState
{
    /// <summary>Measured.</summary>
    Finished,

    /// <summary>The budget ran out.</summary>
    NotFinished,

    /// <summary>Cannot run here.</summary>
    Absent,
}
