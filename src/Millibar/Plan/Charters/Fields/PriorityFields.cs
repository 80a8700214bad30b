using System.Collections.Immutable;

namespace Millibar.Plan.Charters.Fields;

/// <summary>Estimates for the portfolio; the questions of the lecture stand beside the drivers that they inform.</summary>
internal static class PriorityFields
{
    public static ImmutableArray<CharterField> All { get; } =
    [
        CharterField.Text("priority.estimator", "Who estimated; hit rates are kept by name.", "Ann Lee",
            c => c.Priority.Estimator, (c, v) => c with { Priority = c.Priority with { Estimator = v } }),
        Range("priority.value_per_year", "Value a year if it succeeds.", "[40000, 200000]", FieldUnit.Money, p => p.ValuePerYear, (p, v) => p with { ValuePerYear = v }),
        Range("priority.years", "Years that the value lasts.", "[2, 5]", FieldUnit.Years, p => p.Years, (p, v) => p with { Years = v }),
        Share("priority.success", "Probability of success. About 15 % of projects succeed, by one often-quoted figure.", "[0.2, 0.6]", p => p.Success, (p, v) => p with { Success = v }),
        Range("priority.cost", "Cost until production.", "[30000, 90000]", FieldUnit.Money, p => p.Cost, (p, v) => p with { Cost = v }),
        Range("priority.months", "Time until production.", "[4, 9]", FieldUnit.Months, p => p.Months, (p, v) => p with { Months = v }),
        Share("priority.friction", "Impact: how much friction do people meet in the decision today? 0 none, 1 all day long.", "[0.4, 0.7]", p => p.Friction, (p, v) => p with { Friction = v }),
        Share("priority.cheap_prediction", "Impact: how far does a cheap prediction change the decision? 0 not at all, 1 completely.", "[0.5, 0.8]", p => p.CheapPrediction, (p, v) => p with { CheapPrediction = v }),
        Share("priority.software_2_0", "Impact: is it a mass of complex rules that data could write, and does it get better with data? 0 no, 1 wholly.", "[0.3, 0.6]", p => p.Software20, (p, v) => p with { Software20 = v }),
        Share("priority.others", "Impact: do others gain by it? 0 nobody tried, 1 common practice that pays.", "[0.6, 0.9]", p => p.Others, (p, v) => p with { Others = v }),
        Share("priority.difficulty", "Ease of the problem: well defined, solved before, compute at hand, and a person can do it? 0 hardest, 1 easy.", "[0.5, 0.8]", p => p.Difficulty, (p, v) => p with { Difficulty = v }),
        Share("priority.accuracy", "Ease of the accuracy required: what does a wrong prediction cost, how often must it be right, is anybody harmed? 0 hardest, 1 easy.", "[0.4, 0.7]", p => p.Accuracy, (p, v) => p with { Accuracy = v }),
        Share("priority.data", "Ease of the data: is there much, is it easy to get and cheap to label, stable, safe to use? 0 hardest, 1 easy.", "[0.6, 0.9]", p => p.Data, (p, v) => p with { Data = v }),
    ];

    private static CharterField Share(string key, string what, string example, Func<PriorityEstimates, EstimateRange?> get, Func<PriorityEstimates, EstimateRange?, PriorityEstimates> set) =>
        Range(key, what, example, FieldUnit.Share, get, set, high: 1);

    private static CharterField Range(string key, string what, string example, FieldUnit unit, Func<PriorityEstimates, EstimateRange?> get, Func<PriorityEstimates, EstimateRange?, PriorityEstimates> set, double high = double.PositiveInfinity) =>
        CharterField.Range(key, what, example, unit, c => get(c.Priority), (c, v) => c with { Priority = set(c.Priority, v) }, high);
}
