namespace Millibar.Plan.Feasibility;

/// <summary>Which cost driver weighs most on feasibility.</summary>
public enum DriverOrder
{
    /// <summary>Difficulty of the problem, then the accuracy required, then data: the order of the source (default).</summary>
    DifficultyFirst,

    /// <summary>Data, then accuracy, then difficulty: as the original lecture stacks them.</summary>
    DataFirst,
}
