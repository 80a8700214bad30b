using Millibar.Decide;

namespace Millibar.Portfolio.Information;

/// <summary>Something that could be found out about a project before choosing.</summary>
/// <param name="Project">Id of the project.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What is found out.</param>
/// <param name="Gain">What that is worth. For an input it is the worth of knowing it exactly, an upper bound; for a trial it is the worth of the trial as it is.</param>
/// <param name="Step">How; null when nothing short of doing the project tells.</param>
public sealed record Measurement(string Project, string Name, MeasurementKind Kind, InformationGain Gain, NextStep? Step);
