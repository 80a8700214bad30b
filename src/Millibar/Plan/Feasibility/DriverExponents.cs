namespace Millibar.Plan.Feasibility;

/// <summary>Weights of the three cost drivers in feasibility: 1.5, 1 and 0.5 in the order chosen.</summary>
/// <param name="Difficulty">Exponent of the ease of the problem.</param>
/// <param name="Accuracy">Exponent of the ease of the accuracy required.</param>
/// <param name="Data">Exponent of the ease of getting the data.</param>
internal readonly record struct DriverExponents(double Difficulty, double Accuracy, double Data)
{
    /// <summary>The exponents of an order.</summary>
    public static DriverExponents Of(DriverOrder order) => order == DriverOrder.DataFirst ? new(0.5, 1, 1.5) : new(1.5, 1, 0.5);

    /// <summary>Sum of the exponents.</summary>
    public double Total => Difficulty + Accuracy + Data;

    /// <summary>Feasibility: the weighted geometric mean of the three drivers, 0 to 1. One hopeless driver cannot be bought back by the others.</summary>
    /// <param name="difficulty">Ease of the problem, above 0, at most 1.</param>
    /// <param name="accuracy">Ease of the accuracy, above 0, at most 1.</param>
    /// <param name="data">Ease of the data, above 0, at most 1.</param>
    /// <remarks>Absolute: it is the same whichever other projects there are, unlike scores that are stretched between the least and the greatest of a list.</remarks>
    public double Feasibility(double difficulty, double accuracy, double data) =>
        Math.Exp((Difficulty * Math.Log(difficulty) + Accuracy * Math.Log(accuracy) + Data * Math.Log(data)) / Total);
}
