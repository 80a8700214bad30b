using Millibar.Plan.Impact;

namespace Millibar.Portfolio.Information;

/// <summary>Value of information about one project, when the choice is whether it is one of the projects that are done.</summary>
/// <remarks>
/// <para>The project is taken when its expected value exceeds the rival: the expected value of the project that it would push out, or 0 where there is room. Knowing more is
/// worth E[max(E[V | what is learnt] - rival, 0)] - max(E[V] - rival, 0). The rivals keep their expected values: what is learnt of one project is not carried over to others.</para>
/// <para>An input's conditional mean is exact and needs no regression, because the inputs of a project's value are independent of each other.</para>
/// <para>Sources: H. Raiffa and R. Schlaifer, Applied Statistical Decision Theory (1961), EVPI and EVSI; M. Strong, J. E. Oakley and A. Brennan, Med. Decis. Making 34 (2014)
/// 311-326, EVPPI from a Monte Carlo sample.</para>
/// </remarks>
internal static class InformationValue
{
    /// <summary>Knowing everything about the project (EVPI): all inputs, and whether it succeeds.</summary>
    public static InformationGain Perfect(ValueDraws draws, double rival)
    {
        var taken = draws.Mean > rival;
        double sum = 0, changes = 0;
        for (var i = 0; i < draws.Value.Length; i++)
        {
            var (wins, loses) = (draws.Impact(i) - draws.Cost[i], -draws.Cost[i]);
            sum += draws.Success[i] * Math.Max(wins - rival, 0) + (1 - draws.Success[i]) * Math.Max(loses - rival, 0);
            changes += draws.Success[i] * Differs(wins, rival, taken) + (1 - draws.Success[i]) * Differs(loses, rival, taken);
        }

        return Gain(sum / draws.Value.Length, draws.Mean, rival, changes / draws.Value.Length);
    }

    /// <summary>Knowing whether it succeeds, and nothing else.</summary>
    public static InformationGain Success(ValueDraws draws, double rival) => Trial(draws, TrialAccuracy.Of(1, 1), rival);

    /// <summary>Knowing the value a year.</summary>
    public static InformationGain ValuePerYear(ValueDraws draws, double rival) => Product(draws, draws.ValuePerYear, draws.Years, rival);

    /// <summary>Knowing how many years the value lasts.</summary>
    public static InformationGain Years(ValueDraws draws, double rival) => Product(draws, draws.Years, draws.ValuePerYear, rival);

    /// <summary>Knowing the cost.</summary>
    public static InformationGain Cost(ValueDraws draws, double rival)
    {
        var brings = draws.Success.Average() * draws.ValuePerYear.Average() * draws.Years.Average();
        return Known(draws.Cost, cost => brings - cost, rival);
    }

    /// <summary>Seeing the answer of a test of success (EVSI).</summary>
    public static InformationGain Trial(ValueDraws draws, TrialAccuracy accuracy, double rival)
    {
        var taken = draws.Mean > rival;
        double sum = 0, changes = 0;
        foreach (var answer in accuracy.Answers)
        {
            // Each draw counts as much as it makes the answer likely (Bayes).
            double likelihood = 0, value = 0;
            for (var i = 0; i < draws.Value.Length; i++)
            {
                var success = answer.IfSuccess * draws.Success[i];
                var either = success + answer.IfFailure * (1 - draws.Success[i]);
                likelihood += either;
                value += success * draws.Impact(i) - either * draws.Cost[i];
            }

            if (likelihood <= 0) continue;
            sum += Math.Max(value - likelihood * rival, 0);
            changes += likelihood * Differs(value / likelihood, rival, taken);
        }

        return Gain(sum / draws.Value.Length, draws.Mean, rival, changes / draws.Value.Length);
    }

    private static InformationGain Product(ValueDraws draws, double[] known, double[] other, double rival)
    {
        var (each, cost) = (draws.Success.Average() * other.Average(), draws.Cost.Average());
        return Known(known, value => value * each - cost, rival);
    }

    private static InformationGain Known(double[] values, Func<double, double> expected, double rival)
    {
        // Means of products of independent inputs, so that knowing nothing is worth exactly nothing.
        var mean = expected(values.Average());
        var taken = mean > rival;
        double sum = 0, changes = 0;
        foreach (var value in values)
        {
            var given = expected(value);
            sum += Math.Max(given - rival, 0);
            changes += Differs(given, rival, taken);
        }

        return Gain(sum / values.Length, mean, rival, changes / values.Length);
    }

    private static InformationGain Gain(double informed, double mean, double rival, double changes) =>
        new(Math.Max(informed - Math.Max(mean - rival, 0), 0), changes);

    private static double Differs(double value, double rival, bool taken) => value > rival == taken ? 0 : 1;
}
