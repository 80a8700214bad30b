namespace Millibar.Data.Leakage;

/// <summary>What speaks against one column.</summary>
/// <param name="Column">Index of the column in the table.</param>
/// <param name="Name">Its header.</param>
/// <param name="Evidence">The evidence, a clause with numbers.</param>
/// <param name="IsCertain">Whether it may be called an error; else it is a question.</param>
internal sealed record ColumnLeak(int Column, string Name, Sentence Evidence, bool IsCertain);
