using System.Collections.Immutable;
using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Portfolio.Inputs;

/// <summary>The inputs, their names and where a charter keeps them.</summary>
internal static class PriorityInputs
{
    /// <summary>All of them, in the order in which they are asked.</summary>
    public static ImmutableArray<PriorityInput> All { get; } = [.. Enum.GetValues<PriorityInput>()];

    /// <summary>The impact drivers.</summary>
    public static ImmutableArray<PriorityInput> Impact { get; } = [PriorityInput.Friction, PriorityInput.CheapPrediction, PriorityInput.Software20, PriorityInput.Others];

    /// <summary>The feasibility drivers.</summary>
    public static ImmutableArray<PriorityInput> Feasibility { get; } = [PriorityInput.Difficulty, PriorityInput.Accuracy, PriorityInput.Data];

    /// <summary>The name in files and JSON, e.g. <c>value_per_year</c>.</summary>
    public static string Code(PriorityInput input) => input switch
    {
        PriorityInput.ValuePerYear => "value_per_year",
        PriorityInput.CheapPrediction => "cheap_prediction",
        PriorityInput.Software20 => "software_2_0",
        _ => input.ToString().ToLowerInvariant(),
    };

    /// <summary>Money and time are above 0; success and drivers lie between 0 and 1.</summary>
    public static RangeShape Shape(PriorityInput input) =>
        input is PriorityInput.ValuePerYear or PriorityInput.Years or PriorityInput.Cost or PriorityInput.Months ? RangeShape.Positive : RangeShape.Share;

    /// <summary>The range that a charter holds; null when it was not estimated.</summary>
    public static EstimateRange? Range(PriorityEstimates estimates, PriorityInput input) => input switch
    {
        PriorityInput.ValuePerYear => estimates.ValuePerYear,
        PriorityInput.Years => estimates.Years,
        PriorityInput.Success => estimates.Success,
        PriorityInput.Cost => estimates.Cost,
        PriorityInput.Months => estimates.Months,
        PriorityInput.Friction => estimates.Friction,
        PriorityInput.CheapPrediction => estimates.CheapPrediction,
        PriorityInput.Software20 => estimates.Software20,
        PriorityInput.Others => estimates.Others,
        PriorityInput.Difficulty => estimates.Difficulty,
        PriorityInput.Accuracy => estimates.Accuracy,
        _ => estimates.Data,
    };

    /// <summary>The estimates with one more range.</summary>
    public static PriorityEstimates With(PriorityEstimates estimates, PriorityInput input, EstimateRange range) => input switch
    {
        PriorityInput.ValuePerYear => estimates with { ValuePerYear = range },
        PriorityInput.Years => estimates with { Years = range },
        PriorityInput.Success => estimates with { Success = range },
        PriorityInput.Cost => estimates with { Cost = range },
        PriorityInput.Months => estimates with { Months = range },
        PriorityInput.Friction => estimates with { Friction = range },
        PriorityInput.CheapPrediction => estimates with { CheapPrediction = range },
        PriorityInput.Software20 => estimates with { Software20 = range },
        PriorityInput.Others => estimates with { Others = range },
        PriorityInput.Difficulty => estimates with { Difficulty = range },
        PriorityInput.Accuracy => estimates with { Accuracy = range },
        _ => estimates with { Data = range },
    };

    /// <summary>The law of a person's range.</summary>
    /// <param name="input">What is estimated.</param>
    /// <param name="range">The 90 % range, without fault (see <see cref="InputFault"/>).</param>
    public static RangeLaw Law(PriorityInput input, EstimateRange range) =>
        Shape(input) == RangeShape.Share ? RangeLaw.Share(range.Low, range.High) : RangeLaw.Positive(range.Low, range.High);
}
