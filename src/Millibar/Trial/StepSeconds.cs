namespace Millibar.Trial;

/// <summary>Duration of one step.</summary>
public sealed record StepSeconds(string Step, double Seconds);
