using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Millibar.Engines.Parquet;

/// <summary>Gathers the values of one column for one row group, and writes them as pages.</summary>
/// <remarks>
/// The kind is settled by the first value that is not missing: until then a page is the same for every kind.
/// Text is held once for each distinct value. Source of the layout: Apache Parquet, README.md and Encodings.md.
/// </remarks>
/// <param name="name">The column's name.</param>
/// <param name="kind">What it holds; null where only its values tell.</param>
internal sealed class StoredValues(string name, ColumnKind? kind)
{
    private const int DataPage = 0;
    private const int DictionaryPage = 2;
    private const int Plain = 0;
    private const int RunLength = 3;
    private const int RunLengthDictionary = 8;
    private readonly List<int> _present = [];
    private readonly List<long> _values = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private long _textBytes;

    public string Name => name;

    /// <summary>What the column holds; null while every value was missing.</summary>
    public ColumnKind? Kind { get; private set; } = kind;

    /// <summary>Rows gathered and not yet written.</summary>
    public int Count => _present.Count;

    /// <summary>About how much memory they take.</summary>
    public long Bytes => 12L * Count + _textBytes;

    public void AddMissing() => _present.Add(0);

    public void Add(bool value) => Add(ColumnKind.Boolean, value ? 1 : 0);

    public void Add(long value) => Add(ColumnKind.Integer, value);

    public void Add(double value) => Add(ColumnKind.Number, BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value));

    /// <summary>Adds a day, as days since 1970-01-01.</summary>
    public void AddDate(int days) => Add(ColumnKind.Date, days);

    /// <summary>Adds a point in time, as microseconds since 1970-01-01 UTC.</summary>
    public void AddTimestamp(long microseconds) => Add(ColumnKind.Timestamp, microseconds);

    public void Add(string value)
    {
        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, value, out var known);
        if (!known)
        {
            code = _texts.Count;
            _texts.Add(value);
            _textBytes += 2L * value.Length + 64;
        }

        Add(ColumnKind.Text, code);
    }

    /// <summary>Writes what was gathered, and begins anew.</summary>
    /// <param name="target">Takes the bytes.</param>
    /// <param name="offset">Where the first of them will lie in the file.</param>
    public ColumnChunk Flush(ArrayBufferWriter<byte> target, long offset)
    {
        var start = target.WrittenCount;
        var shared = _texts.Count > 0 && 2L * _texts.Count <= _values.Count;
        if (shared) WriteDictionary(target);
        var data = target.WrittenCount;
        WriteData(target, shared);
        var chunk = new ColumnChunk(shared ? offset : null, offset + data - start, target.WrittenCount - start, Count);
        _present.Clear();
        _values.Clear();
        _codes.Clear();
        _texts.Clear();
        _textBytes = 0;
        return chunk;
    }

    private void Add(ColumnKind found, long value)
    {
        Kind ??= found;
        if (Kind != found) throw new InvalidOperationException($"column {name} holds {Kind}, not {found}");
        _present.Add(1);
        _values.Add(value);
    }

    private void WriteDictionary(ArrayBufferWriter<byte> target)
    {
        var body = new ArrayBufferWriter<byte>();
        foreach (var text in _texts) WriteText(body, text);
        var header = Header(target, DictionaryPage, body.WrittenCount);
        header.BeginStruct(7);
        header.Int32(1, _texts.Count);
        header.Int32(2, Plain);
        header.EndStruct();
        header.EndStruct();
        target.Write(body.WrittenSpan);
    }

    private void WriteData(ArrayBufferWriter<byte> target, bool shared)
    {
        var body = new ArrayBufferWriter<byte>(16 * Count + 64);
        WritePresence(body);
        if (shared) WriteCodes(body);
        else WriteValues(body);
        var header = Header(target, DataPage, body.WrittenCount);
        header.BeginStruct(5);
        header.Int32(1, Count);
        header.Int32(2, shared ? RunLengthDictionary : Plain);
        header.Int32(3, RunLength);
        header.Int32(4, RunLength);
        header.EndStruct();
        header.EndStruct();
        target.Write(body.WrittenSpan);
    }

    private static CompactWriter Header(ArrayBufferWriter<byte> target, int type, int size)
    {
        var header = new CompactWriter(target);
        header.BeginStruct();
        header.Int32(1, type);
        header.Int32(2, size);
        header.Int32(3, size);
        return header;
    }

    /// <summary>One bit a row: missing or not; its length before it.</summary>
    private void WritePresence(ArrayBufferWriter<byte> body)
    {
        var levels = new ArrayBufferWriter<byte>();
        if (_values.Count == Count || _values.Count == 0) PackedBits.WriteRun(levels, Count, _values.Count == 0 ? 0 : 1, 1);
        else PackedBits.Write(levels, CollectionsMarshal.AsSpan(_present), 1);
        WriteInt32(body, levels.WrittenCount);
        body.Write(levels.WrittenSpan);
    }

    private void WriteCodes(ArrayBufferWriter<byte> body)
    {
        var width = Math.Max(1, PackedBits.Width(_texts.Count - 1));
        body.Write([(byte)width]);
        PackedBits.Write(body, [.. _values.Select(code => (int)code)], width);
    }

    private void WriteValues(ArrayBufferWriter<byte> body)
    {
        if (Kind == ColumnKind.Boolean)
        {
            WriteBits(body);
            return;
        }

        foreach (var value in _values)
        {
            if (Kind == ColumnKind.Text) WriteText(body, _texts[(int)value]);
            else if (Kind == ColumnKind.Date) WriteInt32(body, (int)value);
            else WriteInt64(body, value);
        }
    }

    private void WriteBits(ArrayBufferWriter<byte> body)
    {
        var size = (_values.Count + 7) / 8;
        var bytes = body.GetSpan(size)[..size];
        bytes.Clear();
        for (var i = 0; i < _values.Count; i++) bytes[i >> 3] |= (byte)(_values[i] << (i & 7));
        body.Advance(size);
    }

    private static void WriteText(ArrayBufferWriter<byte> body, string text)
    {
        WriteInt32(body, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, body);
    }

    private static void WriteInt32(ArrayBufferWriter<byte> body, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(body.GetSpan(4), value);
        body.Advance(4);
    }

    private static void WriteInt64(ArrayBufferWriter<byte> body, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(body.GetSpan(8), value);
        body.Advance(8);
    }
}
