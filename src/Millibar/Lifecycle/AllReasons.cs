using System.Collections.Immutable;

namespace Millibar.Lifecycle;

/// <summary>Every reason, in the order of precedence: causes before consequences.</summary>
public static class AllReasons
{
    /// <summary>A feature or split that could not exist when the prediction is made explains the score.</summary>
    public static Reason Leakage { get; } = new("R11", "leakage", [Stage.Train], Stage.Data);

    /// <summary>Reviewed label errors or agreement too poor for the target.</summary>
    public static Reason LabelsUnreliable { get; } = new("R4", "labels-unreliable", [Stage.Train], Stage.Data);

    /// <summary>Annotators agree clearly better on another label definition.</summary>
    public static Reason OtherTargetIsEasier { get; } = new("R2", "other-target-is-easier", [Stage.Data], Stage.Plan);

    /// <summary>Inputs or outputs differ from training, and it hurts.</summary>
    public static Reason DataMismatch { get; } = new("R8", "data-mismatch", [Stage.Deploy], Stage.Data);

    /// <summary>Avoidable bias is the larger part of the error.</summary>
    public static Reason Underfit { get; } = new("R12", "underfit", [Stage.Train], null);

    /// <summary>Variance is the larger part of the error.</summary>
    public static Reason Overfit { get; } = new("R12", "overfit", [Stage.Train], null);

    /// <summary>The target is within reach at more rows, not at today's.</summary>
    public static Reason MoreDataNeeded { get; } = new("R3", "more-data-needed", [Stage.Train, Stage.Deploy], Stage.Data);

    /// <summary>No candidate meets all thresholds at once.</summary>
    public static Reason RequirementsConflict { get; } = new("R6", "requirements-conflict", [Stage.Train], Stage.Plan);

    /// <summary>The target is beyond the ceiling, or missed at every affordable n.</summary>
    public static Reason TaskTooHard { get; } = new("R5", "task-too-hard", [Stage.Train], Stage.Plan);

    /// <summary>The data or the labels cannot be had for the budget.</summary>
    public static Reason DataUnobtainable { get; } = new("R1", "data-unobtainable", [Stage.Data], Stage.Plan);

    /// <summary>Not reachable and no cheaper plan, or value below cost.</summary>
    public static Reason Stop { get; } = new("R13", "stop", [Stage.Plan, Stage.Data, Stage.Train, Stage.Deploy], Stage.Stopped);

    /// <summary>The pilot misses a requirement with inputs like those of training.</summary>
    public static Reason PilotNotGoodEnough { get; } = new("R7", "pilot-not-good-enough", [Stage.Deploy], Stage.Train);

    /// <summary>The model's metric rises and the outcome does not.</summary>
    public static Reason MetricDoesNotDriveUse { get; } = new("R9", "metric-does-not-drive-use", [Stage.Deploy], Stage.Plan);

    /// <summary>Below requirement in production with R7 and R8 ruled out, or users override it.</summary>
    public static Reason FailsInTheRealWorld { get; } = new("R10", "fails-in-the-real-world", [Stage.Deploy], Stage.Plan);

    /// <summary>All of them; the first that fires is the recommendation.</summary>
    public static ImmutableArray<Reason> InOrder { get; } =
    [
        Leakage, LabelsUnreliable, OtherTargetIsEasier, DataMismatch, Underfit, Overfit, MoreDataNeeded,
        RequirementsConflict, TaskTooHard, DataUnobtainable, Stop, PilotNotGoodEnough, MetricDoesNotDriveUse, FailsInTheRealWorld,
    ];

    /// <summary>The reason that is called <paramref name="code"/>; null when there is none.</summary>
    public static Reason? Find(string code) => InOrder.FirstOrDefault(reason => reason.Code == code);
}
