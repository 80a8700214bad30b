using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Decide.Stay;

/// <summary>Stay in Train: avoidable bias is the larger part of the error.</summary>
internal sealed class Underfit : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.Underfit;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.Candidate, EvidenceKinds.Bias, EvidenceKinds.Variance];

    /// <inheritdoc/>
    public string Condition => "the target failed; the interval of avoidable bias lies above 0, it is at least a tenth of the gap to the target, and not below a variance of which the same holds";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (ErrorParts.Of(file) is not ({ } parts, _)) return ErrorParts.Of(file).Otherwise!;
        if (!parts.BiasLeads) return new Ruling.DoesNotFire(Sentence.Of($"What keeps it from the target is not bias: {parts.Words}.")) { Cites = parts.Cites };
        var model = file.Reading.Contender!.Model;
        return new Ruling.Fires(
            Sentence.Of($"{model} underfits: {parts.Words}."),
            parts.Bias.Level,
            new NextStep(Sentence.Of("In this order: a stronger model (boosting, tuned), features that say more, less regularisation, longer training."), "millibar try FILE --target COL", 8))
        {
            Cites = parts.Cites,
            Flips =
            [
                new Flip { Text = Sentence.Of("the part is gone when it is measured again"), Evidence = ErrorParts.At(parts.Bias, 0) },
                .. file.Reading.Contender.Target!.Flips,
            ],
        };
    }
}
