namespace Millibar.Tables;

/// <summary>A row of the file that was left out.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Reason">Kebab-case code, e.g. <c>ragged-row</c>.</param>
public sealed record SetAsideRow(long Line, string Reason);
