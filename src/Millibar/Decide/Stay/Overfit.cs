using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Decide.Stay;

/// <summary>Stay in Train: variance is the larger part of the error.</summary>
internal sealed class Overfit : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.Overfit;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.Candidate, EvidenceKinds.Bias, EvidenceKinds.Variance];

    /// <inheritdoc/>
    public string Condition => "the target failed; the interval of variance lies above 0, it is at least a tenth of the gap to the target, and above an avoidable bias of which the same holds";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (ErrorParts.Of(file) is not ({ } parts, _)) return ErrorParts.Of(file).Otherwise!;
        if (!parts.VarianceLeads) return new Ruling.DoesNotFire(Sentence.Of($"What keeps it from the target is not variance: {parts.Words}.")) { Cites = parts.Cites };
        var model = file.Reading.Contender!.Model;
        return new Ruling.Fires(
            Sentence.Of($"{model} overfits: {parts.Words}."),
            parts.Variance.Level,
            new NextStep(Sentence.Of("In this order: more rows, more regularisation, fewer features, a simpler model."), "millibar try FILE --target COL", 8))
        {
            Cites = parts.Cites,
            Flips =
            [
                new Flip { Text = Sentence.Of("the part is gone when it is measured again"), Evidence = ErrorParts.At(parts.Variance, 0) },
                .. file.Reading.Contender.Target!.Flips,
            ],
        };
    }
}
