namespace Millibar.Trial.Labelling;

/// <summary>What a plan for labels starts from beside the project's evidence.</summary>
internal sealed record LabelPlanWish
{
    /// <summary>Labels still needed to learn from, as somebody else reckoned; null to read them off the learning curve.</summary>
    public Bracket? Need { get; init; }

    /// <summary>Money for one label; null for what the project recorded, else what its charter plans.</summary>
    public Bracket? Cost { get; init; }

    /// <summary>Labels that one person makes in an hour; null when it is not known, then weeks are not either.</summary>
    public Bracket? PerHour { get; init; }

    /// <summary>People who label; null for the charter's.</summary>
    public double? People { get; init; }

    /// <summary>Hours a week that one person labels.</summary>
    public double HoursPerWeek { get; init; } = 20;

    /// <summary>People who label each row, 1 or more.</summary>
    public int Each { get; init; } = 1;
}
