namespace Millibar.Decide;

/// <summary>Something to do next.</summary>
/// <param name="What">In words.</param>
/// <param name="Command">The command to type; null when it is not done with a command.</param>
/// <param name="Hours">Work of people in hours, roughly; the cheapest missing measurement is recommended first.</param>
public sealed record NextStep(Sentence What, string? Command, double Hours);
