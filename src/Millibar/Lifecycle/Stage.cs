namespace Millibar.Lifecycle;

/// <summary>The four stages of a project, and the end of one that was stopped.</summary>
public enum Stage
{
    /// <summary>What problem, for whom, measured how, with which resources.</summary>
    Plan,

    /// <summary>Collecting and labelling data.</summary>
    Data,

    /// <summary>Baselines first, then better models.</summary>
    Train,

    /// <summary>From the pilot in the lab to production; see <see cref="Phase"/>.</summary>
    Deploy,

    /// <summary>Given up for a reason: a success of the method when it comes early.</summary>
    Stopped,
}
