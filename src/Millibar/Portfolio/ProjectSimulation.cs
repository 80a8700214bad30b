using Millibar.Plan.Impact;
using Millibar.Portfolio.Axes;
using Millibar.Portfolio.Inputs;
using Millibar.Statistics;

namespace Millibar.Portfolio;

/// <summary>One project, simulated on its own: nothing here knows of the others.</summary>
internal sealed class ProjectSimulation
{
    private const double Level = 0.9;
    private const double ErrorLevel = 0.95;

    private ProjectSimulation(ProjectInputs inputs, ValueDraws draws, MatrixPlace? matrix)
    {
        (Inputs, Draws, Matrix) = (inputs, draws, matrix);
        Mean = draws.Mean;
        var copy = draws.Value.ToArray();
        Value = new Interval(Mean, Quantiles.Select(copy, (1 - Level) / 2), Quantiles.Select(copy, (1 + Level) / 2), Level);
        var error = NormalLaw.TwoSided(ErrorLevel) * Math.Sqrt(draws.Value.Sum(value => (value - Mean) * (value - Mean)) / Math.Max(1, copy.Length - 1) / copy.Length);
        ExpectedValue = new Interval(Mean, Mean - error, Mean + error, ErrorLevel);
    }

    public ProjectInputs Inputs { get; }

    public ValueDraws Draws { get; }

    public MatrixPlace? Matrix { get; }

    public double Mean { get; }

    public Interval Value { get; }

    public Interval ExpectedValue { get; }

    /// <summary>Simulates a project in its own stream, which its id alone names.</summary>
    public static ProjectSimulation Run(ProjectInputs inputs, CommonFactors common, RandomStream random)
    {
        var own = random.Fork(inputs.File.Project);
        var hardness = Normals.Draw(own.Fork("hardness"), common.Draws);
        return new ProjectSimulation(
            inputs,
            ValueDraws.Draw(inputs.Value, common, hardness, own),
            AxisDraws.Of(inputs, hardness, common.Shares.Hardness, own));
    }
}
