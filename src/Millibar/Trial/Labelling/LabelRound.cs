namespace Millibar.Trial.Labelling;

/// <summary>One round of labelling; after it the models are measured again, and the next is reckoned anew.</summary>
/// <param name="IsTest">True for rows to judge by, drawn at random; they come first. False for rows to learn from.</param>
/// <param name="Labels">Rows that get a label in this round.</param>
/// <param name="Total">Rows of that kind afterwards.</param>
/// <param name="Cost">Money for this round; null when the price of a label is not known.</param>
/// <param name="Weeks">Weeks for this round; null when the pace is not known.</param>
/// <param name="Ends">Weeks from now until it ends, all rounds before it included; null when the pace is not known.</param>
internal sealed record LabelRound(bool IsTest, int Labels, int Total, Bracket? Cost, Bracket? Weeks, Bracket? Ends);
