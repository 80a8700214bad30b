using Millibar.Models.Targets;

namespace Millibar.Data;

/// <summary>Column names in a finding's text.</summary>
internal static class ColumnNames
{
    private const int Shown = 8;

    /// <summary>The names, at most eight of them.</summary>
    public static string List(IReadOnlyList<string> names) =>
        names.Count == 1 ? $"\"{names[0]}\""
        : string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? $" and {names.Count - Shown:N0} more" : "");

    /// <summary>The option that drops them, to be typed as it stands.</summary>
    public static string Drop(IReadOnlyList<string> names) => "--drop " + NearestName.Quote(string.Join(',', names.Take(Shown)));
}
