using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Decide.Back.DeployToData;

/// <summary>Deploy to Data: inputs or outputs differ from training, and it hurts.</summary>
/// <remarks>Drift that does no harm is no reason to go back, and neither is a loss with inputs like those of training: that is another reason's.</remarks>
internal sealed class DataMismatch : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.DataMismatch;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.Drift, EvidenceKinds.Harm, EvidenceKinds.DataVersion];

    /// <inheritdoc/>
    public string Condition => "in the phase, the interval of the drifted share lies above 0 and so does that of the harm";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (StepBack.Owed(file, Reason) is { } step) return NewRows.SinceStepBack(file, step, mustGrow: false);
        if (file.Place.Stage != Stage.Deploy)
            return new Ruling.CannotTell(Sentence.Of("Nothing is deployed yet, so there is nothing to compare with training."), Drifted(Place.Pilot)) { Cites = [] };
        var (drift, harm) = (file.Reading.Find(EvidenceKinds.Drift, phase: file.Place), file.Reading.Find(EvidenceKinds.Harm, phase: file.Place));
        if (drift is not { Measured: { } share })
            return new Ruling.CannotTell(Sentence.Of($"Whether inputs and outputs in {file.Place.Code} are like those of training is not measured."), Drifted(file.Place)) { Cites = [] };
        if (harm is not { Measured: { } loss })
            return new Ruling.CannotTell(Sentence.Of($"Whether the drift in {file.Place.Code} ({Words.Value(share)}) does harm is not measured."), Harmed(file.Place)) { Cites = [drift.Id] };

        ImmutableArray<string> cites = [drift.Id, harm.Id];
        if (share.Low > 0 && loss.Low > 0)
            return new Ruling.Fires(
                Sentence.Of($"The data in {file.Place.Code} differ from training and it hurts: {Words.Value(share)} of the features or outputs drifted, and the metric loses {Words.Value(loss)}."),
                Math.Min(share.Level, loss.Level),
                new NextStep(Sentence.Of($"Collect and label cases from {file.Place.Code}, the hardest first, and add them as a data version."), "millibar data add FILE", 16))
            {
                Cites = cites,
                Flips = [Became(drift, 0, Sentence.Of("no feature drifts any more")), Became(harm, 0, Sentence.Of("the drift does no harm"))],
            };
        return new Ruling.DoesNotFire(Sentence.Of($"No harmful difference from training in {file.Place.Code}: drift {Words.Value(share)}, harm {Words.Value(loss)}."))
        {
            Cites = cites,
            Flips = share.Low > 0 ? [Became(harm, 0.05, Sentence.Of("the drift does harm for sure"))] : loss.Low > 0 ? [Became(drift, 0.05, Sentence.Of("features drift for sure"))] : [],
        };
    }

    private static Flip Became(EvidenceItem item, double value, Sentence text) => new() { Text = text, Evidence = Flip.Sure(item, value) };

    private static NextStep Drifted(Place phase) => Steps.Measure(Sentence.Of("Compare inputs and outputs with those of training."), EvidenceKinds.Drift, 1, phase);

    private static NextStep Harmed(Place phase) => Steps.Measure(Sentence.Of("Estimate what the drift costs in the optimising metric."), EvidenceKinds.Harm, 2, phase);
}
