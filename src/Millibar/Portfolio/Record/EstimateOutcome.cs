using Millibar.Plan.Charters;
using Millibar.Portfolio.Inputs;

namespace Millibar.Portfolio.Record;

/// <summary>A 90 % range that somebody gave, beside what came true.</summary>
/// <param name="Estimator">Who estimated.</param>
/// <param name="Input">What was estimated.</param>
/// <param name="Range">The range.</param>
/// <param name="Actual">What came true.</param>
internal sealed record EstimateOutcome(string Estimator, PriorityInput Input, EstimateRange Range, double Actual)
{
    /// <summary>Whether the truth lies inside the range, its ends included.</summary>
    public bool Hit => Actual >= Range.Low && Actual <= Range.High;
}
