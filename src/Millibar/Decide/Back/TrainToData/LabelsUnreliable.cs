using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Back.TrainToData;

/// <summary>Train to Data: reviewed label errors, or the annotators' agreement, are too poor for the target.</summary>
/// <remarks>Flags alone never fire it and never clear it: they only say what to review.</remarks>
internal sealed class LabelsUnreliable : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.LabelsUnreliable;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.LabelErrors, EvidenceKinds.LabelAgreement];

    /// <inheritdoc/>
    public string Condition => "the whole interval of the reviewed label-error rate (with several annotators: of their agreement) lies beyond what the target can bear";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (file.Reading.Target is null && file.Charter.Success.Weights.IsEmpty)
            return new Ruling.CannotTell(Sentence.Of("There is no threshold that says how good labels must be."), Steps.SetTarget) { Cites = [] };
        var labels = LabelQuality.Of(file);
        if (labels is not { Item: { } item, Estimate: { } estimate })
            return new Ruling.CannotTell(
                file.Reading.Find(EvidenceKinds.LabelFlags) is { Value: { } share } flags
                    ? Sentence.Of($"{Words.Percent(share)} of the labels are flagged (n = {Words.Count(flags.Rows ?? 0)}); how many are wrong, nobody has looked.")
                    : Sentence.Of("How reliable the labels are is not measured."),
                LabelQuality.Measure(file))
            { Cites = labels.Cites };
        return labels.State switch
        {
            RequirementState.Undecided => new Ruling.CannotTell(labels.Priced(), LabelQuality.Measure(file)) { Cites = [item.Id], Flips = labels.Flips },
            RequirementState.Met => new Ruling.DoesNotFire(Sentence.Of($"The {labels.Requirement.Metric} is {Words.Value(estimate)}, n = {Words.Count(item.Rows ?? 0)}; the limit is {Words.Number(labels.Requirement.Threshold)}, {LabelQuality.Basis(file)}."))
            {
                Cites = [item.Id],
                Flips = labels.Flips,
            },
            _ => new Ruling.Fires(
                Sentence.Of($"The labels are too poor for the target: {labels.Requirement.Metric} {Words.Value(estimate)}, n = {Words.Count(item.Rows ?? 0)}; the limit is {Words.Number(labels.Requirement.Threshold)}, {LabelQuality.Basis(file)}."),
                estimate.Level,
                new NextStep(Sentence.Of("Label the suspects again, sharpen the instructions, and review a fresh sample."), "millibar label audit", 8))
            {
                Cites = [item.Id],
                Flips = labels.Flips,
            },
        };
    }
}
