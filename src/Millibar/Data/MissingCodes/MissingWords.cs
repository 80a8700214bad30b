using System.Collections.Frozen;

namespace Millibar.Data.MissingCodes;

/// <summary>Words that mean "no value". "none" and "other" are not among them: they are often a true answer.</summary>
internal static class MissingWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "?", "unknown", "unk", "missing", "n/a", "na", "nan", "null", "nil", "undefined", "unspecified", "not available", "not known",
        "not specified", "not recorded", "no data", "tbd",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Has(string level) => Words.Contains(level.Trim().Replace('_', ' '));
}
