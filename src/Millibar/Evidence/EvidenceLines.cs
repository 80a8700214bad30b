using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Unicode;

namespace Millibar.Evidence;

/// <summary>Reads evidence as JSON lines: one object a line, blank lines between them allowed.</summary>
internal static class EvidenceLines
{
    private const int MostNamed = 5;

    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r"u8);

    /// <summary>Reads and checks every line.</summary>
    /// <param name="utf8">The file's bytes; a byte order mark is left out.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <returns>The items in the order of the lines; at least one.</returns>
    /// <exception cref="MillibarException">The first wrong line, with its number and the numbers of the others; <c>evidence-empty</c> when there is no line at all.</exception>
    public static ImmutableArray<EvidenceItem> Read(ReadOnlySpan<byte> utf8, string fileName)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        var items = ImmutableArray.CreateBuilder<EvidenceItem>();
        MillibarException? first = null;
        List<int> wrong = [];
        var number = 0;
        foreach (var range in utf8.Split((byte)'\n'))
        {
            number++;
            var line = utf8[range];
            if (line.IndexOfAnyExcept(Blank) < 0) continue;
            try
            {
                items.Add(Line(line, string.Create(CultureInfo.InvariantCulture, $"{fileName}, line {number}")));
            }
            catch (MillibarException error)
            {
                first ??= error;
                wrong.Add(number);
            }
        }

        if (first is not null) throw Wrong(first, wrong);
        return items.Count > 0
            ? items.ToImmutable()
            : throw new MillibarException("evidence-empty", $"{fileName} holds no evidence.", fileName, "Write one JSON object a line; docs/evidence.md shows one.");
    }

    private static EvidenceItem Line(ReadOnlySpan<byte> line, string where)
    {
        if (!Utf8.IsValid(line))
            throw new MillibarException("evidence-encoding", "The line is not UTF-8.", where, "Save the file as UTF-8.");
        var item = EvidenceJson.Read(line, where);
        return item.Kind == EvidenceKinds.DataVersion ? throw EvidenceErrors.NoData(where) : EvidenceReader.Fitting(item, where);
    }

    private static MillibarException Wrong(MillibarException first, List<int> lines) => lines.Count == 1
        ? first
        : new MillibarException(
            first.Code,
            $"{first.Message} {lines.Count - 1} more {(lines.Count == 2 ? "line is" : "lines are")} wrong: {string.Join(", ", lines.Skip(1).Take(MostNamed))}{(lines.Count - 1 > MostNamed ? ", ..." : "")}.",
            first.Where,
            first.Remedy,
            first);
}
