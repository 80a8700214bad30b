namespace Millibar.Train.Ladder;

/// <summary>One fold: fit on the training rows, predict the held-out rows.</summary>
/// <param name="Train">Rows to fit on.</param>
/// <param name="Held">Rows to predict; no row is held out in two folds.</param>
internal sealed record Fold(int[] Train, int[] Held);
