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

    private ImmutableArray<string> Cites => [Bias.Id, Variance.Id];

    /// <summary>The ruling of the rule that asks whether one part is the larger.</summary>
    /// <param name="file">The case.</param>
    /// <param name="leads">Whether its part leads.</param>
    /// <param name="part">Its part.</param>
    /// <param name="clear">What is said when it does not lead.</param>
    /// <param name="finding">What is said of the model when it does.</param>
    /// <param name="remedy">What to try, in order.</param>
    public static Ruling Judge(CaseFile file, Func<ErrorParts, bool> leads, Func<ErrorParts, EvidenceItem> part, Func<Sentence, Sentence> clear, Func<string, Sentence, Sentence> finding, Sentence remedy)
    {
        var (parts, otherwise) = Of(file);
        if (parts is null) return otherwise!;
        if (!leads(parts)) return new Ruling.DoesNotFire(clear(parts.Words)) { Cites = parts.Cites };
        var contender = file.Reading.Contender!;
        return new Ruling.Fires(finding(contender.Model, parts.Words), part(parts).Level, new NextStep(remedy, "millibar try FILE --target COL", 8))
        {
            Cites = parts.Cites,
            Flips =
            [
                new Flip { Text = Sentence.Of("the part is gone when it is measured again"), Evidence = Flip.Sure(part(parts), 0) },
                .. contender.Target!.Flips,
            ],
        };
    }

    /// <summary>Both in words.</summary>
    private Sentence Words => Sentence.Of($"avoidable bias {Decide.Words.Value(Bias.Measured)}, variance {Decide.Words.Value(Variance.Measured)}");

    /// <summary>The parts, or what is missing.</summary>
    private static (ErrorParts? Parts, Ruling? Otherwise) Of(CaseFile file)
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

    private bool Named(EvidenceItem part) => part.Measured is { Low: > 0 } interval && interval.Value >= Material;
}
