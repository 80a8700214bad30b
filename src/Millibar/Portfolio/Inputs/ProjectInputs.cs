using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Plan.Impact;

namespace Millibar.Portfolio.Inputs;

/// <summary>A project with every input ready for the simulation.</summary>
/// <param name="File">The case.</param>
/// <param name="Readings">Its inputs; drivers only where one of their axis is known.</param>
/// <param name="Trialled">Whether a trial has answered whether the target is in reach.</param>
/// <param name="Notes">What a reader should know.</param>
internal sealed record ProjectInputs(CaseFile File, ImmutableArray<InputReading> Readings, bool Trialled, ImmutableArray<Sentence> Notes)
{
    /// <summary>The reading of an input; null when there is none.</summary>
    public InputReading? Find(PriorityInput input) => Readings.FirstOrDefault(reading => reading.Input == input);

    /// <summary>What its value is made of.</summary>
    public ValueInputs Value => new(
        Find(PriorityInput.Success)!.Law,
        Find(PriorityInput.ValuePerYear)!.Law,
        Find(PriorityInput.Years)!.Law,
        Find(PriorityInput.Cost)!.Law,
        File.Spent);

    /// <summary>Whether all drivers of an axis have a reading.</summary>
    public bool Has(ImmutableArray<PriorityInput> axis) => axis.All(input => Find(input) is not null);
}
