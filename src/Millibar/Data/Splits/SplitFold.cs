namespace Millibar.Data.Splits;

/// <summary>One fold: rows to learn from and rows to judge on, both ascending.</summary>
internal sealed record SplitFold(int[] Train, int[] Held);
