using System.Collections.Immutable;
using Millibar.Data.Labels;

namespace Millibar.Trial.Review;

/// <summary>A row that is put before a person.</summary>
/// <param name="Index">Index of the row in the table.</param>
/// <param name="Item">Its name by what it holds.</param>
/// <param name="Given">Its label.</param>
/// <param name="Suggested">What the models would say; null where they agree with the label.</param>
/// <param name="Flagged">Whether the audit flagged it.</param>
/// <param name="AtRandom">Whether it was drawn from all rows.</param>
/// <param name="Why">Columns that make it suspect; may be empty.</param>
internal sealed record ReviewRow(int Index, string Item, string Given, string? Suggested, bool Flagged, bool AtRandom, ImmutableArray<TypicalColumn> Why);
