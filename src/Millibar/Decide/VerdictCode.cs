namespace Millibar.Decide;

/// <summary>The possible answers.</summary>
public enum VerdictCode
{
    /// <summary>All requirements are met today.</summary>
    Ready,

    /// <summary>Within reach of the learning curve at more rows.</summary>
    ReachableWithData,

    /// <summary>Not met, inside the ceiling, and something better is known to exist.</summary>
    ReachableWithWork,

    /// <summary>Missed at every affordable number of rows, or beyond the ceiling.</summary>
    NotReachable,

    /// <summary>The evidence does not decide; says what to measure next.</summary>
    Undecided,

    /// <summary>A check forbids a conclusion.</summary>
    Blocked,

    /// <summary>No requirement was given: the barometer's reading only.</summary>
    Reading,
}
