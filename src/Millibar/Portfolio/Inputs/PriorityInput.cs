namespace Millibar.Portfolio.Inputs;

/// <summary>What is estimated for the portfolio; see <see cref="Plan.Charters.PriorityEstimates"/> for units.</summary>
public enum PriorityInput
{
    /// <summary>Value a year if it succeeds.</summary>
    ValuePerYear,

    /// <summary>Years that the value lasts.</summary>
    Years,

    /// <summary>Probability of success.</summary>
    Success,

    /// <summary>Cost until production.</summary>
    Cost,

    /// <summary>Months until production.</summary>
    Months,

    /// <summary>Impact driver: friction in a decision.</summary>
    Friction,

    /// <summary>Impact driver: how far cheap prediction changes the decision.</summary>
    CheapPrediction,

    /// <summary>Impact driver: complex rules that data could write.</summary>
    Software20,

    /// <summary>Impact driver: what others do.</summary>
    Others,

    /// <summary>Feasibility driver: ease of the problem.</summary>
    Difficulty,

    /// <summary>Feasibility driver: ease of the accuracy required.</summary>
    Accuracy,

    /// <summary>Feasibility driver: ease of getting the data.</summary>
    Data,
}
