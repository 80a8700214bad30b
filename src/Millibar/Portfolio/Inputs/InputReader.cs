using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Portfolio.Information;
using Millibar.Portfolio.Measured;
using Millibar.Portfolio.Record;
using Millibar.Statistics;

namespace Millibar.Portfolio.Inputs;

/// <summary>From a case to its inputs: measurement where there is one, else the range that was given, else what is known without asking.</summary>
/// <param name="history">What earlier projects teach.</param>
internal sealed class InputReader(CompanyHistory history)
{
    /// <summary>The widest range that a driver can have: nobody has thought about it.</summary>
    private static readonly RangeLaw Unknown = RangeLaw.Share(0.05, 0.95);

    /// <summary>The inputs of a project without fault (see <see cref="InputFault.Of(CaseFile)"/>).</summary>
    public ProjectInputs Read(CaseFile file)
    {
        var evidence = SuccessEvidence.Of(file);
        var success = Success(file, evidence);
        ImmutableArray<InputReading> readings =
        [
            Estimated(file, PriorityInput.ValuePerYear)!,
            Estimated(file, PriorityInput.Years) ?? OneYear,
            success,
            Estimated(file, PriorityInput.Cost)!,
            .. Estimated(file, PriorityInput.Months) is { } months ? [months] : ImmutableArray<InputReading>.Empty,
            .. Axis(file, PriorityInputs.Impact),
            .. Axis(file, PriorityInputs.Feasibility),
        ];
        return new ProjectInputs(file, readings, evidence is { Answer: not TrialAnswer.Open }, [.. Notes(file, success)]);
    }

    private static InputReading OneYear { get; } = new()
    {
        Input = PriorityInput.Years,
        Law = RangeLaw.Positive(1, 1),
        Source = InputSource.Assumed,
        Note = Sentence.Of("not estimated: one year is counted"),
    };

    private InputReading? Estimated(CaseFile file, PriorityInput input)
    {
        if (PriorityInputs.Range(file.Charter.Priority, input) is not { } range) return null;
        var law = PriorityInputs.Law(input, range);
        var reading = new InputReading { Input = input, Law = law, Source = InputSource.Estimated, Estimate = range };
        if (law.Shape == RangeShape.Share || history.Estimator(file.Charter.Priority.Estimator) is not { Factor: { } factor } record) return reading;
        return reading with
        {
            Law = law.Rescaled(factor),
            Note = Sentence.Of($"spread x {Words.Number(factor)}: {record.Hits} of {record.Count} earlier ranges of {record.Estimator} held the truth"),
        };
    }

    private InputReading Success(CaseFile file, SuccessEvidence? evidence)
    {
        var start = Estimated(file, PriorityInput.Success) ?? new InputReading
        {
            Input = PriorityInput.Success,
            Law = history.BaseRate.Law,
            Source = InputSource.BaseRate,
            Note = history.BaseRateNote,
        };
        if (evidence is null) return start;
        if (evidence.Answer == TrialAnswer.Open) return start with { Note = Sentence.Join("; ", [start.Note, evidence.Why]), Cites = evidence.Cites };
        var ratio = TrialAccuracy.HourBaseline.LikelihoodRatio(evidence.Answer);
        return start with
        {
            Law = start.Law.After(ratio),
            Source = InputSource.Measured,
            Note = Sentence.Of($"{evidence.Why}; that multiplies the odds by {Words.Number(ratio)}, from a probability of {Words.Value(start.Law.Interval())}"),
            Cites = evidence.Cites,
        };
    }

    private IEnumerable<InputReading> Axis(CaseFile file, ImmutableArray<PriorityInput> axis)
    {
        var known = axis.Select(input => Driver(file, input)).ToArray();
        if (Array.TrueForAll(known, reading => reading is null)) return [];
        return axis.Select((input, i) => known[i] ?? new InputReading { Input = input, Law = Unknown, Source = InputSource.Assumed, Note = Sentence.Of("not estimated: it may be anything") });
    }

    private InputReading? Driver(CaseFile file, PriorityInput input)
    {
        var estimate = Estimated(file, input);
        var measured = input switch
        {
            PriorityInput.Accuracy => MeasuredDriver.Accuracy(file),
            PriorityInput.Data => MeasuredDriver.Data(file, estimate?.Law ?? Unknown),
            _ => null,
        };
        return measured is null ? estimate : new InputReading
        {
            Input = input,
            Law = measured.Law,
            Source = InputSource.Measured,
            Estimate = estimate?.Estimate,
            Note = measured.Why,
            Cites = measured.Cites,
        };
    }

    private IEnumerable<Sentence> Notes(CaseFile file, InputReading success)
    {
        if (success is { Source: InputSource.Estimated, Estimate: { } range } && range.Low > history.BaseRate.Rate.High)
            yield return Sentence.Of($"P(success) {Words.Number(range.Low)} to {Words.Number(range.High)} is far above the base rate {Words.Value(history.BaseRate.Rate)}: what makes this project different?");
        if (file.Charter.Priority.Cost is { } cost && file.Spent > cost.High)
            yield return Sentence.Of($"{Money.Text(file.Spent)} are spent, more than the whole range of the cost ({Money.Text(cost.Low)} to {Money.Text(cost.High)}): estimate the cost again.");
        if (history.Estimator(file.Charter.Priority.Estimator) is { Factor: null } record)
            yield return Sentence.Of($"{record.Hits} of {record.Count} earlier ranges of {record.Estimator} held the truth ({Words.Range(record.HitRate)}); their spread is corrected from {EstimatorRecord.FewestOutcomes} on.");
        if (file.Charter.Archetype is { } archetype) yield return ArchetypeNote.Of(archetype);
    }
}
