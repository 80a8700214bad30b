namespace Millibar.Models;

/// <summary>A way to learn: one rung of the ladder.</summary>
public interface ILearner
{
    /// <summary>The rung's name, e.g. <c>linear</c>.</summary>
    string Name { get; }

    /// <summary>Does once what all fits on this data share (one-hot layout, histogram bins).</summary>
    IFitter Prepare(LearningData data, CancellationToken ct);
}
