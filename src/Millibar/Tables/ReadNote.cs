namespace Millibar.Tables;

/// <summary>Something about the file that the user should know: a guess, a repair, a doubt.</summary>
/// <param name="Code">Kebab-case code, e.g. <c>encoding-guessed</c>.</param>
/// <param name="IsWarning">False for mere information.</param>
/// <param name="Column">The column concerned, or null.</param>
/// <param name="Message">What was seen, with numbers.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ReadNote(string Code, bool IsWarning, string? Column, Sentence Message, Sentence Remedy);
