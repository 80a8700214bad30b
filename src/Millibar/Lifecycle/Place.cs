using System.Collections.Immutable;

namespace Millibar.Lifecycle;

/// <summary>Where a project stands: a stage and, in Deploy, a phase.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Phase">The phase; set in Deploy, null elsewhere.</param>
public readonly record struct Place(Stage Stage, Phase? Phase)
{
    /// <summary>Planning and project setup.</summary>
    public static Place Plan { get; } = new(Stage.Plan, null);

    /// <summary>Collecting and labelling data.</summary>
    public static Place Data { get; } = new(Stage.Data, null);

    /// <summary>Training and debugging.</summary>
    public static Place Train { get; } = new(Stage.Train, null);

    /// <summary>In the lab.</summary>
    public static Place Pilot { get; } = new(Stage.Deploy, Lifecycle.Phase.Pilot);

    /// <summary>Real traffic, no effect.</summary>
    public static Place Shadow { get; } = new(Stage.Deploy, Lifecycle.Phase.Shadow);

    /// <summary>A share of real traffic.</summary>
    public static Place Canary { get; } = new(Stage.Deploy, Lifecycle.Phase.Canary);

    /// <summary>All real traffic.</summary>
    public static Place Production { get; } = new(Stage.Deploy, Lifecycle.Phase.Production);

    /// <summary>The end of a project that was given up.</summary>
    public static Place Stopped { get; } = new(Stage.Stopped, null);

    /// <summary>All places, in the order of the loop.</summary>
    public static ImmutableArray<Place> All { get; } = [Plan, Data, Train, Pilot, Shadow, Canary, Production, Stopped];

    /// <summary>The place in lower case, as commands and files write it, e.g. <c>train</c> or <c>canary</c>.</summary>
    public string Code => (Phase?.ToString() ?? Stage.ToString()).ToLowerInvariant();

    /// <summary>The place that is written <paramref name="code"/>; null when there is none.</summary>
    public static Place? Find(string code)
    {
        foreach (var place in All)
            if (place.Code == code)
                return place;
        return null;
    }

    /// <summary>The place after this one on the way forward; null at the end of the road.</summary>
    public Place? Next => Stage == Stage.Stopped || this == Production ? null : All[All.IndexOf(this) + 1];

    /// <inheritdoc/>
    public override string ToString() => Code;
}
