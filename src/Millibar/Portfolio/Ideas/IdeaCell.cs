namespace Millibar.Portfolio.Ideas;

/// <summary>One cell of the file and where it begins.</summary>
/// <param name="Text">Its text, quotes taken off, trimmed.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Character in the line, from 1.</param>
internal sealed record IdeaCell(string Text, int Line, int Column);
