using Millibar.Models.Targets;

namespace Millibar.Data;

/// <summary>Column names in a finding's text.</summary>
internal static class ColumnNames
{
    private const int Shown = 8;

    /// <summary>The names, at most eight of them.</summary>
    public static Sentence List(IReadOnlyList<string> names) =>
        names.Count == 1 ? Sentence.Plain($"\"{names[0]}\"")
        : names.Count <= Shown ? Sentence.Plain(string.Join(", ", names))
        : Sentence.Of($"{string.Join(", ", names.Take(Shown))} and {names.Count - Shown:N0} more");

    /// <summary>The option that drops them, to be typed as it stands.</summary>
    public static string Drop(IReadOnlyList<string> names) => "--drop " + NearestName.Quote(string.Join(',', names.Take(Shown)));
}
