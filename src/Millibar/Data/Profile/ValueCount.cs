namespace Millibar.Data.Profile;

/// <summary>A value and how often it occurs.</summary>
public sealed record ValueCount(string Value, int Count);
