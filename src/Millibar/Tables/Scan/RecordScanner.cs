using System.Runtime.CompilerServices;

namespace Millibar.Tables.Scan;

/// <summary>Cuts UTF-8 text into records, block by block, and keeps an account of every record that cannot be a row.</summary>
/// <remarks>Line ends may be LF, CRLF, CR or a mixture; blank lines are no records.</remarks>
internal sealed class RecordScanner
{
    /// <summary>A longer field, in bytes, is refused.</summary>
    public const int LongestField = 2 << 20;

    private const int LongestRecord = 64 << 20;
    private readonly Stream _source;
    private readonly byte _delimiter;
    private readonly int _columns;
    private readonly byte[][] _header;
    private readonly int _blockSize;
    private readonly string _name;
    private readonly List<(int Field, bool Backslash)> _escaped = [];
    private int _start, _end, _records, _lastFields;
    private long _line;
    private bool _final;
    private RecordFault? _fault;

    /// <summary>Creates a scanner over the data part of a file.</summary>
    /// <param name="source">UTF-8 bytes from the first byte after the header.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="header">The header's fields as written: they give the number of columns; a record equal to them is a repeated header.</param>
    /// <param name="line">Line on which the data starts, from 1.</param>
    /// <param name="name">File name, for messages.</param>
    /// <param name="blockSize">Bytes per block.</param>
    public RecordScanner(Stream source, byte delimiter, IReadOnlyList<string> header, long line, string name, int blockSize = 1 << 19)
    {
        _source = source;
        _delimiter = delimiter;
        _columns = header.Count;
        _header = [.. header.Select(System.Text.Encoding.UTF8.GetBytes)];
        _line = line;
        _name = name;
        _blockSize = blockSize;
    }

    /// <summary>Records that cannot be rows.</summary>
    public BadRecords Bad { get; } = new();

    /// <summary>Records seen, good and bad.</summary>
    public int Records => _records;

    /// <summary>Blank lines seen.</summary>
    public long BlankLines { get; private set; }

    /// <summary>Fields in which quotes were escaped with a backslash.</summary>
    public long BackslashQuotes { get; private set; }

    /// <summary>Whether the file ends without a line end.</summary>
    public bool NoFinalLineEnd { get; private set; }

    /// <summary>Reads the next records into <paramref name="block"/>; false at the end of the file.</summary>
    public async Task<bool> ReadAsync(RecordBlock block, CancellationToken ct)
    {
        block.RowCount = 0;
        while (!_final || _start < _end)
        {
            ct.ThrowIfCancellationRequested();
            await FillAsync(block, ct).ConfigureAwait(false);
            _start = Scan(block);
            if (block.RowCount > 0) return true;
        }

        return false;
    }

    private async Task FillAsync(RecordBlock block, CancellationToken ct)
    {
        var rest = _end - _start;
        var wanted = Math.Max(_blockSize, rest * 2);
        if (rest > LongestRecord) throw EndlessField();
        var old = block.Buffer;
        if (old.Length < wanted + FieldFinder.Slack) block.Buffer = new byte[wanted + FieldFinder.Slack];
        old.AsSpan(_start, rest).CopyTo(block.Buffer);
        _start = 0;
        _end = rest;
        while (_end < wanted && !_final)
        {
            var read = await _source.ReadAsync(block.Buffer.AsMemory(_end, wanted - _end), ct).ConfigureAwait(false);
            if (read == 0) _final = true;
            var zero = block.Buffer.AsSpan(_end, read).IndexOf((byte)0);
            if (zero >= 0) throw NulByte(block.Buffer.AsSpan(0, _end + zero));
            _end += read;
        }
    }

    private int Scan(RecordBlock block)
    {
        var buffer = block.Buffer;
        var end = _end;
        var delimiter = _delimiter;
        var fields = block.Fields;
        int recordStart = _start, fieldStart = _start, count = 0, recordFirst = 0;
        var lineBreaks = 0L;
        var finder = new FieldFinder(buffer, _start, end, delimiter);
        BeginRecord();
        while (true)
        {
            var hit = finder.Next();
            if (hit < fieldStart) continue;
            if (count + 1 >= fields.Length) block.Fields = fields = Grow(fields);
            if (hit == end)
            {
                if (!_final || recordStart == end) return recordStart;
                NoFinalLineEnd = true;
            }
            else if (buffer[hit] == delimiter)
            {
                fields[count++] = new Field(fieldStart, hit - fieldStart);
                fieldStart = hit + 1;
                continue;
            }
            else if (buffer[hit] == (byte)'"')
            {
                if (hit != fieldStart) continue;
                var quoted = QuotedField.Find(buffer, hit + 1, end, _final, delimiter);
                if (quoted.End == QuoteEnd.NeedsMore) return recordStart;
                if (quoted.End != QuoteEnd.Closed)
                {
                    _fault = quoted.End == QuoteEnd.Unclosed ? RecordFault.UnclosedQuote : RecordFault.StrayQuote;
                    // The rest of the physical line belongs to the bad record; the next line starts afresh.
                    var resume = quoted.End == QuoteEnd.Unclosed ? hit + 1 : quoted.Close + 1;
                    lineBreaks += CountLineBreaks(buffer.AsSpan(hit + 1, resume - hit - 1));
                    fieldStart = SkipToLineEnd(buffer, resume, end);
                    finder.JumpTo(fieldStart);
                    if (fieldStart == end && !_final) return recordStart;
                    continue;
                }

                lineBreaks += CountLineBreaks(buffer.AsSpan(hit + 1, quoted.Close - hit - 1));
                if (quoted.HasDoubled || quoted.HasBackslash) _escaped.Add((count, quoted.HasBackslash));
                fields[count++] = new Field(hit + 1, quoted.Close - hit - 1);
                var after = quoted.Close + 1;
                if (after < end && buffer[after] == delimiter)
                {
                    fieldStart = after + 1;
                    finder.JumpTo(fieldStart);
                    // A delimiter as the file's last byte still opens an empty field, added at the record's end.
                    continue;
                }

                hit = after;
                fieldStart = -1;
                if (hit == end) NoFinalLineEnd = true;
            }

            // End of a record, at hit: a line end, or the end of the file.
            if (hit < end && buffer[hit] == (byte)'\r' && hit + 1 == end && !_final) return recordStart;
            if (fieldStart >= 0) fields[count++] = new Field(fieldStart, hit - fieldStart);
            var next = hit >= end ? end : buffer[hit] == (byte)'\r' && hit + 1 < end && buffer[hit + 1] == (byte)'\n' ? hit + 2 : hit + 1;
            count = EndRecord(block, recordFirst, count, _line, NoFinalLineEnd && next == end);
            _line += lineBreaks + (hit < end ? 1 : 0);
            recordStart = fieldStart = next;
            recordFirst = count;
            lineBreaks = 0;
            BeginRecord();
            if (next >= end) return next;
            finder.JumpToIfBehind(next);
        }
    }

    private void BeginRecord()
    {
        _escaped.Clear();
        _fault = null;
    }

    /// <summary>Accepts the record whose fields are first..count, or puts it aside; returns the new number of fields in the block.</summary>
    private int EndRecord(RecordBlock block, int first, int count, long line, bool last)
    {
        var fields = block.Fields;
        var found = count - first;
        if (found == 1 && _fault is null && IsBlank(block.Buffer.AsSpan(fields[first].Start, fields[first].Length)) && _escaped.Count == 0)
        {
            BlankLines++;
            return first;
        }

        _records++;
        _lastFields = found;
        var fault = _fault
            ?? (found == _columns ? TooLong(fields.AsSpan(first, found)) : found < _columns && last ? RecordFault.LastRowShort : RecordFault.Ragged);
        if (fault is null)
        {
            foreach (var (index, backslash) in _escaped)
            {
                var field = fields[index];
                if (backslash) BackslashQuotes++;
                fields[index] = field with { Length = QuotedField.Unescape(block.Buffer.AsSpan(field.Start, field.Length), backslash) };
            }

            if (IsHeader(block.Buffer, fields.AsSpan(first, found))) fault = RecordFault.RepeatedHeader;
        }

        if (fault is { } bad)
        {
            Bad.Add(line, bad, _lastFields);
            return first;
        }

        var row = block.RowCount++;
        if (row == block.Lines.Length)
        {
            block.Lines = Grow(block.Lines);
            block.Numbers = Grow(block.Numbers);
        }

        block.Lines[row] = line;
        block.Numbers[row] = _records;
        return count;
    }

    private bool IsHeader(byte[] buffer, ReadOnlySpan<Field> fields)
    {
        for (var i = 0; i < fields.Length; i++)
            if (fields[i].Length != _header[i].Length || !buffer.AsSpan(fields[i].Start, fields[i].Length).SequenceEqual(_header[i])) return false;
        return true;
    }

    private static RecordFault? TooLong(ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
            if (field.Length > LongestField) return RecordFault.FieldTooLong;
        return null;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    private static int SkipToLineEnd(byte[] buffer, int from, int end)
    {
        var offset = buffer.AsSpan(from, end - from).IndexOfAny((byte)'\n', (byte)'\r');
        return offset < 0 ? end : from + offset;
    }

    /// <summary>Line ends in a text: LF, CRLF and lone CR count one each.</summary>
    internal static long CountLineBreaks(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'\n', (byte)'\r') < 0) return 0;
        long count = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == (byte)'\n' || text[i] == (byte)'\r' && (i + 1 == text.Length || text[i + 1] != (byte)'\n')) count++;
        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T[] Grow<T>(T[] array)
    {
        Array.Resize(ref array, array.Length * 2);
        return array;
    }

    private MillibarException NulByte(ReadOnlySpan<byte> before)
    {
        var line = _line + CountLineBreaks(before);
        return new MillibarException("nul-byte", $"A NUL byte stands on line {line}: the file is damaged or no text.", $"{_name}, line {line}",
            "Export the file again; NUL bytes are never part of text.");
    }

    private MillibarException EndlessField() => new(
        "unclosed-quote",
        $"The row that starts on line {_line} goes on for more than {LongestRecord >> 20} MB: a closing quote seems to be missing.",
        $"{_name}, line {_line}",
        "Close the quote on that line, or write a literal quote twice (\"\") inside quotes.");
}
