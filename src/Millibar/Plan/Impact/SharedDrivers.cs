namespace Millibar.Plan.Impact;

/// <summary>What makes inputs move together: the share of a normal variable's variance that comes from a common cause.</summary>
/// <remarks>
/// <para>Between projects: one economy moves the yearly values of all, one habit of planning moves the costs of all (reference-class forecasting finds overruns that the
/// projects of one organisation share: B. Flyvbjerg, Project Management J. 37 (2006) 5-15). Within a project: one hardness lowers its success and its ease together.</para>
/// <para>The shares are assumptions of Millibar, 0.3 each, not measurements; results say so. Difficulty is counted once, in success: cost is independent of it.</para>
/// </remarks>
/// <param name="Economy">Share of the yearly value that comes from the economy, 0 to 1.</param>
/// <param name="Overrun">Share of the cost that comes from the common overrun, 0 to 1.</param>
/// <param name="Hardness">Share of success and of the feasibility drivers that comes from the project's own hardness, 0 to 1.</param>
internal readonly record struct SharedDrivers(double Economy, double Overrun, double Hardness)
{
    /// <summary>0.3 each.</summary>
    public static SharedDrivers Default { get; } = new(0.3, 0.3, 0.3);

    /// <summary>Every input on its own.</summary>
    public static SharedDrivers None { get; }
}
