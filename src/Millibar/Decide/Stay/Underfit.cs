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
    public Ruling Judge(CaseFile file, DateTimeOffset now) => ErrorParts.Judge(
        file,
        parts => parts.BiasLeads,
        parts => parts.Bias,
        words => Sentence.Of($"What keeps it from the target is not bias: {words}."),
        (model, words) => Sentence.Of($"{model} underfits: {words}."),
        Sentence.Of("In this order: a stronger model (boosting, tuned), features that say more, less regularisation, longer training."));
}
