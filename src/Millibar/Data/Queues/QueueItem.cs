namespace Millibar.Data.Queues;

/// <summary>One row that is to be labelled.</summary>
/// <param name="Item">Its name, the same in every version of the data; see <see cref="ItemNames"/>.</param>
/// <param name="Row">Its number in its file, the first data row being 1.</param>
/// <param name="Order">What chose it.</param>
/// <param name="Probability">Chance with which it was drawn, 0 to 1: what honest estimates need. Null where nothing was drawn: the row was chosen for what it is.</param>
/// <param name="Doubt">How little the model commits itself, 0 to 1; null without a model.</param>
/// <param name="IsTest">True when its label is for judging, false when it is for learning.</param>
internal sealed record QueueItem(string Item, int Row, QueueOrder Order, double? Probability, double? Doubt, bool IsTest);
