using Millibar.Statistics;

namespace Millibar.Plan.Impact;

/// <summary>What a project's value is made of.</summary>
/// <param name="Success">Probability of success.</param>
/// <param name="ValuePerYear">Value a year if it succeeds, in money.</param>
/// <param name="Years">Years that the value lasts.</param>
/// <param name="Cost">Cost until production, in the same money, from the start.</param>
/// <param name="Spent">Money spent already, 0 or more: it is gone whatever is decided, so only the rest of the cost counts.</param>
internal sealed record ValueInputs(RangeLaw Success, RangeLaw ValuePerYear, RangeLaw Years, RangeLaw Cost, double Spent = 0);
