using System.Collections.Immutable;
using System.Text;

namespace Millibar.Tables.Scan;

/// <summary>One record at the beginning of a file, cut with a delimiter that may still be the wrong one.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Next">Offset of the first byte after its line end.</param>
/// <param name="Line">Line on which it starts, from 1.</param>
/// <param name="Fields">Its fields, quotes taken off.</param>
internal sealed record SampleRecord(int Start, int Next, long Line, ImmutableArray<string> Fields)
{
    /// <summary>Whether it is a line without text.</summary>
    public bool IsBlank => Fields.Length == 1 && string.IsNullOrWhiteSpace(Fields[0]);

    /// <summary>Whether it starts like a comment.</summary>
    public bool IsComment => Fields[0].StartsWith('#');

    /// <summary>Cuts records off the beginning of a text.</summary>
    /// <param name="text">UTF-8 bytes.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="line">Line of that place.</param>
    /// <param name="complete">Whether <paramref name="text"/> is the whole file: else an unfinished last record is left out.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="most">Largest number of records wanted.</param>
    public static List<SampleRecord> Cut(byte[] text, int start, long line, bool complete, byte delimiter, int most)
    {
        var records = new List<SampleRecord>();
        var fields = ImmutableArray.CreateBuilder<string>();
        int position = start, recordStart = start;
        while (position < text.Length && records.Count < most)
        {
            position = CutField(text, position, delimiter, fields);
            if (position < text.Length && text[position] == delimiter)
            {
                position++;
                if (position < text.Length) continue;
                fields.Add("");
            }

            if (position >= text.Length && !complete) break;
            if (position < text.Length) position += text[position] == (byte)'\r' && position + 1 < text.Length && text[position + 1] == (byte)'\n' ? 2 : 1;
            records.Add(new SampleRecord(recordStart, position, line, fields.ToImmutable()));
            fields.Clear();
            line += RecordScanner.CountLineBreaks(text.AsSpan(recordStart, position - recordStart));
            recordStart = position;
        }

        return records;
    }

    /// <summary>Adds the field at <paramref name="position"/> and returns where it ends: at a delimiter, a line end, or the end of the text.</summary>
    private static int CutField(byte[] text, int position, byte delimiter, ImmutableArray<string>.Builder fields)
    {
        if (text[position] == (byte)'"')
        {
            var quoted = QuotedField.Find(text, position + 1, text.Length, final: true, delimiter);
            if (quoted.End == QuoteEnd.Closed)
            {
                var content = text.AsSpan(position + 1, quoted.Close - position - 1).ToArray();
                var length = quoted.HasDoubled || quoted.HasBackslash ? QuotedField.Unescape(content, quoted.HasBackslash) : content.Length;
                fields.Add(Encoding.UTF8.GetString(content, 0, length));
                return quoted.Close + 1;
            }
        }

        var offset = text.AsSpan(position).IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
        var end = offset < 0 ? text.Length : position + offset;
        fields.Add(Encoding.UTF8.GetString(text, position, end - position));
        return end;
    }
}
