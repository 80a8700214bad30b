using System.Collections.Immutable;

namespace Millibar.Tables.Typing;

/// <summary>A finished column and what had to be decided about it.</summary>
internal sealed record TypedColumn(Column Column, ImmutableArray<ReadNote> Notes);

/// <summary>What typing needs to know besides the cells.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="IsTarget">Labels are kept as written.</param>
/// <param name="CommaIsDecimal">A single comma in a number is a decimal comma (files with another delimiter).</param>
internal sealed record ColumnContext(string Name, bool IsTarget, bool CommaIsDecimal);
