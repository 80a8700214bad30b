using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Decide;

/// <summary>Several metrics as one number: sum of weight times value, divided by the sum of the weights' sizes.</summary>
/// <param name="Weights">Weight by metric; negative where lower is better.</param>
/// <param name="Threshold">The least value.</param>
/// <param name="Items">The measurements, in the order of the metrics' names; null where one is missing.</param>
/// <param name="Ledger">Looks at the locked test rows that they rest on.</param>
internal sealed record WeightedAverage(ImmutableSortedDictionary<string, double> Weights, double Threshold, ImmutableArray<EvidenceItem?> Items, TestLedger Ledger)
{
    private const double Confidence = 0.95;

    /// <summary>The metric that weighs most.</summary>
    public string HeaviestMetric => Weights.MaxBy(pair => Math.Abs(pair.Value)).Key;

    /// <summary>The value, with an interval that holds whatever the dependence of its parts; null when a part is not measured.</summary>
    public Interval? Estimate
    {
        get
        {
            double value = 0, low = 0, high = 0, sizes = 0;
            foreach (var (weight, item) in Weights.Values.Zip(Items))
            {
                if (item?.Measured is not { } part) return null;
                var at = Standing.At(part, Confidence);
                value += weight * at.Value;
                low += weight * (weight > 0 ? at.Low : at.High);
                high += weight * (weight > 0 ? at.High : at.Low);
                sizes += Math.Abs(weight);
            }

            return sizes > 0 ? new Interval(value / sizes, low / sizes, high / sizes) : null;
        }
    }

    /// <summary>How it stands.</summary>
    public RequirementState State => Estimate is not { } estimate ? RequirementState.Undecided
        : estimate.Low >= Threshold ? IsSpent ? RequirementState.Undecided : RequirementState.Met
        : estimate.High < Threshold ? RequirementState.Failed
        : RequirementState.Undecided;

    /// <summary>Whether a part of it rests on test rows that were looked at too often.</summary>
    public bool IsSpent => Items.OfType<EvidenceItem>().Any(item => !OperationalMetric.Names.Contains(item.Metric!) && Ledger.IsSpent(item, Confidence));

    /// <summary>The evidence that it rests on.</summary>
    public ImmutableArray<string> Cites => [.. Items.OfType<EvidenceItem>().Select(item => item.Id)];

    /// <summary>The charter's weighted average; null when it has none.</summary>
    public static WeightedAverage? Of(Success success, Func<string, EvidenceItem?> measured, TestLedger ledger) =>
        success.Weights.IsEmpty || success.WeightedThreshold is not { } threshold ? null
        : new WeightedAverage(success.Weights, threshold, [.. success.Weights.Keys.Select(measured)], ledger);
}
