using System.Collections.Immutable;
using System.Globalization;

namespace Millibar.Tables.Scan;

/// <summary>Makes column names of header fields: trimmed, NFC, without invisible characters, all different.</summary>
internal static class HeaderNames
{
    /// <summary>Cleans the names.</summary>
    /// <param name="header">Header fields as written.</param>
    /// <param name="where">File and line, for messages.</param>
    /// <param name="notes">Receives what was changed.</param>
    /// <returns>One name a field; empty where the field is blank.</returns>
    /// <exception cref="MillibarException">Two names are equal.</exception>
    public static ImmutableArray<string> Clean(ImmutableArray<string> header, string where, ICollection<ReadNote> notes)
    {
        var names = header.Select(field => CleanOne(field, notes)).ToImmutableArray();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0) continue;
            if (!seen.TryAdd(names[i], i)) throw Duplicate(header, seen[names[i]], i, names[i], where);
            if (!folded.TryAdd(names[i], names[i]))
            {
                notes.Add(new ReadNote("case-duplicate-header", true, names[i],
                    Sentence.Of($"The columns {folded[names[i]]} and {names[i]} differ only in upper and lower case."),
                    Sentence.Of("Rename one of them if they are easily confused.")));
            }
        }

        return names;
    }

    private static string CleanOne(string field, ICollection<ReadNote> notes)
    {
        var name = Strip(field, c => IsControl(c), out var controls);
        name = Strip(name, c => IsInvisible(c), out var invisible);
        var trimmed = CanonicalComposition.Of(name.Trim());
        if (controls > 0)
        {
            notes.Add(new ReadNote("control-character", true, trimmed,
                controls == 1
                    ? Sentence.Of($"{controls} control character (such as text-direction marks) removed from this header.")
                    : Sentence.Of($"{controls} control characters (such as text-direction marks) removed from this header."),
                Sentence.Of("Remove them at the source: they can make a name read differently from what it is.")));
        }

        if (invisible > 0)
        {
            notes.Add(new ReadNote("invisible-character", true, trimmed,
                invisible == 1
                    ? Sentence.Of($"{invisible} invisible character removed from this header.")
                    : Sentence.Of($"{invisible} invisible characters removed from this header."),
                Sentence.Of("Remove them at the source.")));
        }

        if (trimmed.Length > 0 && name.Length != name.Trim().Length)
        {
            notes.Add(new ReadNote("trimmed-header", true, trimmed, Sentence.Of("Blanks around this header were removed."), Sentence.Of("Refer to the column without them.")));
        }

        return trimmed;
    }

    private static string Strip(string text, Func<char, bool> unwanted, out int removed)
    {
        removed = text.Count(unwanted);
        return removed == 0 ? text : string.Concat(text.Where(c => !unwanted(c)));
    }

    /// <summary>Control codes and the marks that turn the direction of text.</summary>
    private static bool IsControl(char c) =>
        char.IsControl(c) && c is not '\t' and not '\n' and not '\r' || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    /// <summary>Format characters without a shape; the joiners that emoji and some scripts need (U+200C, U+200D) are kept.</summary>
    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not '\u200C' and not '\u200D' && !IsControl(c) || c == '\u2060';

    private static MillibarException Duplicate(ImmutableArray<string> header, int first, int second, string name, string where)
    {
        var sameBytes = string.Equals(header[first].Trim(), header[second].Trim(), StringComparison.Ordinal);
        return sameBytes
            ? new MillibarException("duplicate-header", $"Columns {first + 1} and {second + 1} are both named \"{name}\".", where,
                "Give every column a name of its own.")
            : new MillibarException("duplicate-header-unicode",
                $"Columns {first + 1} and {second + 1} are both named \"{name}\" once they are written in the same Unicode form.", where,
                "Give every column a name of its own; names that look alike count as equal.");
    }
}
