using Millibar.Models.Targets;
using Millibar.Statistics;

namespace Millibar.Data.Leakage;

/// <summary>The target of the sampled rows.</summary>
/// <param name="Task">What is predicted.</param>
/// <param name="ClassCount">k; 0 for regression.</param>
/// <param name="Classes">Class of each sampled row; empty for regression.</param>
/// <param name="Values">Value of each sampled row; empty for classification.</param>
internal sealed record Outcome(TaskKind Task, int ClassCount, int[] Classes, double[] Values)
{
    /// <summary>Number of sampled rows.</summary>
    public int Count => Task == TaskKind.Regression ? Values.Length : Classes.Length;

    public static Outcome Of(Target target, int[] rows) => new(
        target.Task,
        target.ClassCount,
        target.Task == TaskKind.Regression ? [] : Array.ConvertAll(rows, row => target.Classes[row]),
        target.Task == TaskKind.Regression ? Array.ConvertAll(rows, row => target.Values[row]) : []);
}
