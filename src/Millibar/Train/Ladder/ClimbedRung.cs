using Millibar.Models;
using Millibar.Statistics.Metrics;

namespace Millibar.Train.Ladder;

/// <summary>A rung with what later steps need of it.</summary>
/// <param name="Result">The measured rung.</param>
/// <param name="Rows">Rows that it predicted, ascending; empty where rows are not known.</param>
/// <param name="Scored">Out-of-fold predictions of these rows beside their truth; null where rows are not known.</param>
/// <param name="Model">The model fitted on all training rows; null for external rungs.</param>
internal sealed record ClimbedRung(RungResult Result, int[] Rows, ScoredRows? Scored, IPredictor? Model);
