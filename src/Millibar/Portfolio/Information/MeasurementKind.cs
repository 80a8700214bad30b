namespace Millibar.Portfolio.Information;

/// <summary>What can be found out about a project.</summary>
public enum MeasurementKind
{
    /// <summary>An hour's baseline: <see cref="TrialAccuracy.HourBaseline"/>.</summary>
    Trial,

    /// <summary>Whether it succeeds: the bound of every trial.</summary>
    Success,

    /// <summary>The value a year.</summary>
    ValuePerYear,

    /// <summary>How long the value lasts.</summary>
    Years,

    /// <summary>The cost.</summary>
    Cost,
}
