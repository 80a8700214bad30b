using Millibar.Statistics;

namespace Millibar.Trial.Audit;

/// <summary>What flagged rows cost a model: the same rows judged with and without them in training.</summary>
/// <param name="Model">The rung.</param>
/// <param name="Metric">The metric.</param>
/// <param name="With">Its value when all rows are learnt from.</param>
/// <param name="Without">Its value when flagged rows are left out of training.</param>
/// <param name="Gain">Paired; above 0 is better without.</param>
/// <param name="Rows">Rows judged.</param>
/// <param name="LeftOut">Rows left out of training, mean over the folds.</param>
internal sealed record AuditCost(string Model, string Metric, double With, double Without, Interval Gain, int Rows, double LeftOut);
