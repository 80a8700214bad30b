namespace Millibar.Evidence;

/// <summary>An entry that is to be appended.</summary>
/// <param name="Kind">What it is; see <see cref="EntryKinds"/>.</param>
/// <param name="Key">Later entries of the same kind and key supersede this one when the current state is read; null for entries that all count.</param>
/// <param name="Body">One JSON object in UTF-8.</param>
public sealed record NewEntry(string Kind, string? Key, ReadOnlyMemory<byte> Body);
