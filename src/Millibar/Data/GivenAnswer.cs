namespace Millibar.Data;

/// <summary>An answer as it was read, by names.</summary>
/// <param name="Item">The item.</param>
/// <param name="Annotator">Who answered.</param>
/// <param name="Label">The answer.</param>
/// <param name="At">When (UTC); null when it is not known.</param>
/// <param name="Where">Its place in the file, for errors.</param>
internal sealed record GivenAnswer(string Item, string Annotator, string Label, DateTimeOffset? At, string Where);
