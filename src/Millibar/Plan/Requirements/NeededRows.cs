namespace Millibar.Plan.Requirements;

/// <summary>What decides an undecided requirement.</summary>
/// <param name="Kind"><c>test-rows</c>: test rows in total.</param>
/// <param name="Value">Best guess.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; null when no affordable number does.</param>
public sealed record NeededRows(string Kind, int Value, int Low, int? High);
