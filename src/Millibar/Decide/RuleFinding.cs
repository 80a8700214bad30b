using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>A reason and what its rule says.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Ruling">What its rule says.</param>
public sealed record RuleFinding(Reason Reason, Ruling Ruling);
