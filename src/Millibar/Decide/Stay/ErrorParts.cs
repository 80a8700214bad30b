using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Statistics;

namespace Millibar.Decide.Stay;

/// <summary>The two parts of the candidate's error that training can do something about, in the metric's unit.</summary>
/// <param name="Bias">Avoidable bias.</param>
/// <param name="Variance">Variance.</param>
/// <param name="Material">A part below this is not worth the work: a tenth of the gap to the target.</param>
/// <remarks>A part is named only when its interval lies above 0 and it is material; the larger of the two leads. Source of the order of work: A. Ng, Machine Learning Yearning, chapter 41.</remarks>
internal sealed record ErrorParts(EvidenceItem Bias, EvidenceItem Variance, double Material)
{
    private const double MaterialShare = 0.1;

    public bool BiasLeads => Named(Bias) && (!Named(Variance) || Bias.Value >= Variance.Value);

    public bool VarianceLeads => Named(Variance) && !BiasLeads;

    public ImmutableArray<string> Cites => [Bias.Id, Variance.Id];

    /// <summary>Both in words.</summary>
    public Sentence Words => Sentence.Of($"avoidable bias {Decide.Words.Value(Bias.Measured)}, variance {Decide.Words.Value(Variance.Measured)}");

    /// <summary>The parts, or what is missing.</summary>
    public static (ErrorParts? Parts, Ruling? Otherwise) Of(CaseFile file)
    {
        if (TargetOpening.Of(file, out var target) is { } opening) return (null, opening);
        var (metric, model) = (target.Requirement.Metric, file.Reading.Contender!.Model);
        var bias = file.Reading.Find(EvidenceKinds.Bias, metric, model);
        var variance = file.Reading.Find(EvidenceKinds.Variance, metric, model);
        if (bias?.Measured is not null && variance?.Measured is not null)
            return (new ErrorParts(bias, variance, MaterialShare * Math.Abs(target.Requirement.Threshold - target.Estimate!.Value.Value)), null);
        var (kind, what) = bias?.Measured is null ? (EvidenceKinds.Bias, "avoidable bias") : (EvidenceKinds.Variance, "variance");
        return (null, new Ruling.CannotTell(
            Sentence.Of($"{target.Requirement.Text} is not met ({Decide.Words.Value(target.Estimate)}), and the {what} of {model} is not measured."),
            Steps.Measure(Sentence.Of($"Score {model} on its own training rows as well as on held-out rows."), kind, 1, metric: metric))
        { Cites = target.Cites });
    }

    /// <summary>The item at another value, with certainty.</summary>
    public static EvidenceItem At(EvidenceItem item, double value) => item with { Value = value, Low = value, High = value };

    private bool Named(EvidenceItem part) => part.Measured is { Low: > 0 } interval && interval.Value >= Material;
}
