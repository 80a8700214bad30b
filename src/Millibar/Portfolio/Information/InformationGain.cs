namespace Millibar.Portfolio.Information;

/// <summary>What it is worth to know something before choosing.</summary>
/// <param name="Worth">Expected gain in money, 0 or more: what could be paid for it at most.</param>
/// <param name="Changes">Probability that the choice is another one afterwards.</param>
public readonly record struct InformationGain(double Worth, double Changes);
