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
    public Ruling Judge(CaseFile file, DateTimeOffset now) => ErrorParts.Judge(
        file,
        parts => parts.VarianceLeads,
        parts => parts.Variance,
        words => Sentence.Of($"What keeps it from the target is not variance: {words}."),
        (model, words) => Sentence.Of($"{model} overfits: {words}."),
        Sentence.Of("In this order: more rows, more regularisation, fewer features, a simpler model."));
}
