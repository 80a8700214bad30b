using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Lifecycle;
using Millibar.Plan.Impact;
using Millibar.Portfolio.Inputs;

namespace Millibar.Portfolio.Information;

/// <summary>What could be found out about a project, and what each is worth. Hours are people's work, roughly.</summary>
internal static class Measurements
{
    private const double TrialHours = 1;
    private const double EstimateHours = 8;
    private const double ValueHours = 16;

    public static ImmutableArray<Measurement> Of(ProjectInputs inputs, ValueDraws draws, double rival)
    {
        var file = inputs.File;
        var project = NearestName.Quote(file.Name);
        return
        [
            .. CanBeTried(inputs)
                ? [New(MeasurementKind.Trial, InformationValue.Trial(draws, TrialAccuracy.HourBaseline, rival), new NextStep(Sentence.Of("Measure an hour's baseline on a first sample of the data."), $"millibar try FILE --target COL --project {project}", TrialHours))]
                : ImmutableArray<Measurement>.Empty,
            New(MeasurementKind.Success, InformationValue.Success(draws, rival), null),
            New(MeasurementKind.ValuePerYear, InformationValue.ValuePerYear(draws, rival), new NextStep(Sentence.Of("Count the cases of a month and what each costs today, and narrow the value a year."), InputFault.SetCommand(file, PriorityInput.ValuePerYear), ValueHours)),
            New(MeasurementKind.Years, InformationValue.Years(draws, rival), new NextStep(Sentence.Of("Ask who decides how long the process stays as it is, and narrow the years."), InputFault.SetCommand(file, PriorityInput.Years), EstimateHours)),
            New(MeasurementKind.Cost, InformationValue.Cost(draws, rival), new NextStep(Sentence.Of("Plan the work in pieces with somebody who has done the like, and narrow the cost."), InputFault.SetCommand(file, PriorityInput.Cost), EstimateHours)),
        ];

        Measurement New(MeasurementKind kind, InformationGain gain, NextStep? step) => new(file.Project, file.Name, kind, gain, step);
    }

    private static bool CanBeTried(ProjectInputs inputs) => !inputs.Trialled && inputs.File.Place.Stage is Stage.Plan or Stage.Data or Stage.Train;
}
