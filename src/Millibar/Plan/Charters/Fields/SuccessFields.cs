using System.Collections.Immutable;

namespace Millibar.Plan.Charters.Fields;

/// <summary>How success is measured, for the model and for the business.</summary>
internal static class SuccessFields
{
    public static ImmutableArray<CharterField> All { get; } =
    [
        CharterField.Text("success.optimise", "The one metric to optimise. `millibar plan advise-metrics` helps to choose.", "roc_auc",
            c => c.Success.Optimise, (c, v) => c with { Success = c.Success with { Optimise = v } }, new FieldKind.Metric()),
        CharterField.Number("success.useful_from", "Least value of the optimising metric that is of any use, in its unit. Out of reach of it, the project is stopped.", "0.7", FieldUnit.None,
            c => c.Success.UsefulFrom, (c, v) => c with { Success = c.Success with { UsefulFrom = v } }, double.NegativeInfinity),
        CharterField.Texts("success.requirements", "Thresholds: METRIC (>= | <=) NUMBER [on SLICE] [at CONFIDENCE]. One on the optimising metric, and one on each metric that must only be good enough.", "[roc_auc >= 0.8, latency_p99_ms <= 50]",
            c => c.Success.Requirements, (c, v) => c with { Success = c.Success with { Requirements = v } }, new FieldKind.Requirements()),
        new("success.weights", "Instead of one optimising metric: a weighted average. Weight of each metric; together they make 1.", "{precision: 0.4, recall: 0.6}", new FieldKind.Weights(),
            c => c.Success.Weights.IsEmpty ? null : new FieldValue.NumberMap(c.Success.Weights),
            (c, v) => c with { Success = c.Success with { Weights = v is FieldValue.NumberMap map ? map.Values : ImmutableSortedDictionary<string, double>.Empty } }),
        CharterField.Number("success.weighted_threshold", "Threshold on the weighted average.", "0.8", FieldUnit.None,
            c => c.Success.WeightedThreshold, (c, v) => c with { Success = c.Success with { WeightedThreshold = v } }, double.NegativeInfinity),
        CharterField.Text("success.wrong_prediction", "What a wrong prediction costs, and whom. It decides how accurate is accurate enough; cost grows fast with it: about 1, 10, 100 times for 90, 99, 99.9 %.", "A missed default costs 4,000; a refused good customer costs 300.",
            c => c.Success.WrongPrediction, (c, v) => c with { Success = c.Success with { WrongPrediction = v } }),
        CharterField.Texts("success.signed_by", "Who has agreed to these thresholds.", "[Ann Lee, Ben Okafor]",
            c => c.Success.SignedBy, (c, v) => c with { Success = c.Success with { SignedBy = v } }),
        CharterField.Text("outcome.metric", "Its name.", "losses by default a month",
            c => c.Outcome.Metric, (c, v) => c with { Outcome = c.Outcome with { Metric = v } }),
        CharterField.Text("outcome.unit", "Its unit.", "EUR",
            c => c.Outcome.Unit, (c, v) => c with { Outcome = c.Outcome with { Unit = v } }),
        CharterField.Flag("outcome.higher_is_better", "Whether more of it is better.", "false",
            c => c.Outcome.HigherIsBetter, (c, v) => c with { Outcome = c.Outcome with { HigherIsBetter = v } }),
        CharterField.Number("outcome.today", "Today's value, in its unit.", "120000", FieldUnit.None,
            c => c.Outcome.Today, (c, v) => c with { Outcome = c.Outcome with { Today = v } }, double.NegativeInfinity),
        CharterField.Number("outcome.target", "The value to reach, in its unit.", "90000", FieldUnit.None,
            c => c.Outcome.Target, (c, v) => c with { Outcome = c.Outcome with { Target = v } }, double.NegativeInfinity),
    ];
}
