using System.Collections.Immutable;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Trial.Labelling;

/// <summary>Labels that a requirement still needs: how many, in which rounds, for what money and by when.</summary>
internal sealed record LabelPlan
{
    /// <summary>The requirement.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>How it stands; undecided when nothing was measured.</summary>
    public required RequirementState State { get; init; }

    /// <summary>What was measured, at the requirement's confidence; null when nothing was.</summary>
    public required Interval? Observed { get; init; }

    /// <summary>Independent rows behind it; 0 when nothing was measured.</summary>
    public required int ObservedRows { get; init; }

    /// <summary>Value to aim at: beyond the threshold by the half-width of the interval, so that the gate opens once it is reached.</summary>
    public required double Aim { get; init; }

    /// <summary>More rows to judge by that decide the requirement where the model stands today.</summary>
    public required Bracket TestLabels { get; init; }

    /// <summary>Rows to learn from that are there today; 0 when it is not known.</summary>
    public required int TrainRows { get; init; }

    /// <summary>More rows to learn from; null when no number of rows is known to do.</summary>
    public required Bracket? TrainLabels { get; init; }

    /// <summary>Where <see cref="TrainLabels"/> comes from: a model's curve, or <c>--need</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Why the upper end is open, or why there is no number at all; null when there is one.</summary>
    public required string? Open { get; init; }

    /// <summary>Money for one label; null when it is not known.</summary>
    public required Bracket? CostOfOne { get; init; }

    /// <summary>The rounds, test rows first; empty when nothing is to be labelled.</summary>
    public required ImmutableArray<LabelRound> Rounds { get; init; }

    /// <summary>People who label each row.</summary>
    public required int Each { get; init; }

    /// <summary>Currency of the charter; null when it names none.</summary>
    public required string? Currency { get; init; }

    /// <summary>Money for labels by the charter; null when it says nothing.</summary>
    public required double? Budget { get; init; }

    /// <summary>Weeks from today to the date by which the data are due; null without a date, below 0 when it is past.</summary>
    public required double? WeeksToDue { get; init; }

    /// <summary>The date by which the data are due; null without one.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>Rows that get a label in all; null when no number of rows is known to do.</summary>
    public Bracket? Labels => TrainLabels?.Plus(TestLabels);

    /// <summary>Money in all; null when it is not known.</summary>
    public Bracket? Cost => CostOfOne is { } one && Labels is { } labels ? labels.Times(one).Times(Bracket.Of(Each)) : null;

    /// <summary>Weeks in all; null when they are not known.</summary>
    public required Bracket? Weeks { get; init; }

    /// <summary>True when the money is enough at the upper end, false when it is not even at the lower; null between, or when it is not known.</summary>
    public bool? InBudget => Within(Cost, Budget);

    /// <summary>True when the time is enough at the upper end, false when it is not even at the lower; null between, or when it is not known.</summary>
    public bool? InTime => Within(Weeks, WeeksToDue);

    private static bool? Within(Bracket? need, double? most) =>
        need is not { } bracket || most is not { } limit ? null
        : bracket.Low > limit ? false
        : bracket.High is { } high && high <= limit ? true
        : null;
}
