namespace Millibar.Models.Linear;

/// <summary>What one linear fit is about: n rows with targets and weights.</summary>
/// <param name="Design">The encoded rows.</param>
/// <param name="Target">Value, 0 or 1, or class number of each row.</param>
/// <param name="Weights">Weight of each row; null means 1.</param>
/// <param name="Loss">What is minimised.</param>
/// <param name="Outputs">Outputs of the model.</param>
internal sealed record LinearProblem(LinearDesign Design, double[] Target, double[]? Weights, LinearLoss Loss, int Outputs)
{
    /// <summary>Sum of the weights.</summary>
    public double TotalWeight => Weights?.Sum() ?? Design.Count;

    /// <summary>Number of parameters.</summary>
    public int Size => (Design.Width + 1) * Outputs;

    public LinearObjective Objective() => new(Design, Target, Weights, Loss, Outputs);

    /// <summary>The same problem for some of the rows.</summary>
    public LinearProblem Take(int[] positions) => this with
    {
        Design = Design.Take(positions),
        Target = Array.ConvertAll(positions, i => Target[i]),
        Weights = Weights is { } weights ? Array.ConvertAll(positions, i => weights[i]) : null,
    };

    /// <summary>Second derivative of the loss by the score at the constant model, averaged over outputs.</summary>
    public double Bend()
    {
        if (Loss == LinearLoss.Squared) return 1;
        var share = new double[Math.Max(2, Outputs)];
        for (var i = 0; i < Target.Length; i++) share[(int)Target[i]] += Weights?[i] ?? 1;
        var total = TotalWeight;
        return Math.Max(share.Average(s => s / total * (1 - s / total)), 1e-6);
    }
}

/// <summary>A fitted linear model.</summary>
/// <param name="Parameters">Column f, output c at f * outputs + c; intercepts last.</param>
/// <param name="Strength">Penalty strength relative to the mean loss.</param>
/// <param name="Converged">False when the solver ran out of steps.</param>
internal sealed record LinearFit(double[] Parameters, double Strength, bool Converged);
