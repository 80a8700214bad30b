using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Millibar.Engines.Parquet;

/// <summary>Writes a table as Parquet, row group by row group: equal values give equal bytes, on every machine and with every version of Millibar.</summary>
/// <remarks>
/// Not compressed, so that no other library has a say in the bytes; repeated texts are written once a row group.
/// Source of the layout: Apache Parquet, README.md and src/main/thrift/parquet.thrift.
/// </remarks>
internal sealed class ParquetWriter
{
    private const int GroupRows = 65_536;
    private const long GroupBytes = 128L << 20;
    private const int LookEvery = 64;
    private readonly Stream _target;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly List<(int Rows, ImmutableArray<ColumnChunk> Chunks)> _groups = [];
    private long _offset;

    private ParquetWriter(Stream target, IEnumerable<StoredValues> columns)
    {
        _target = target;
        Columns = [.. columns];
    }

    /// <summary>The columns; each takes one value a row.</summary>
    public ImmutableArray<StoredValues> Columns { get; }

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Begins a file.</summary>
    /// <param name="target">Empty, and at its beginning; stays open.</param>
    /// <param name="columns">The columns, empty; at least one.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ParquetWriter> StartAsync(Stream target, IEnumerable<StoredValues> columns, CancellationToken ct)
    {
        var writer = new ParquetWriter(target, columns);
        writer._buffer.Write(Magic);
        await writer.SendAsync(ct).ConfigureAwait(false);
        return writer;
    }

    /// <summary>Ends a row, for which every column took a value.</summary>
    public ValueTask EndRowAsync(CancellationToken ct)
    {
        Rows++;
        var waiting = Columns[0].Count;
        var full = waiting >= GroupRows || waiting % LookEvery == 0 && Columns.Sum(column => column.Bytes) >= GroupBytes;
        return full ? FlushAsync(ct) : ValueTask.CompletedTask;
    }

    /// <summary>Writes what is left, and the footer.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        if (Columns[0].Count > 0) await FlushAsync(ct).ConfigureAwait(false);
        WriteFooter();
        await SendAsync(ct).ConfigureAwait(false);
    }

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        var rows = Columns[0].Count;
        var chunks = ImmutableArray.CreateBuilder<ColumnChunk>(Columns.Length);
        foreach (var column in Columns)
        {
            chunks.Add(column.Flush(_buffer, _offset));
            await SendAsync(ct).ConfigureAwait(false);
        }

        _groups.Add((rows, chunks.MoveToImmutable()));
    }

    private async ValueTask SendAsync(CancellationToken ct)
    {
        await _target.WriteAsync(_buffer.WrittenMemory, ct).ConfigureAwait(false);
        _offset += _buffer.WrittenCount;
        _buffer.ResetWrittenCount();
    }

    private void WriteFooter()
    {
        var footer = new CompactWriter(_buffer);
        footer.BeginStruct();
        footer.Int32(1, 1);
        footer.StructList(2, Columns.Length + 1);
        footer.BeginStruct();
        footer.Text(4, "schema");
        footer.Int32(5, Columns.Length);
        footer.EndStruct();
        foreach (var column in Columns) WriteSchema(footer, column);
        footer.Int64(3, Rows);
        footer.StructList(4, _groups.Count);
        foreach (var (rows, chunks) in _groups) WriteGroup(footer, rows, chunks);
        footer.Text(6, "millibar");
        footer.EndStruct();
        var size = _buffer.WrittenCount;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(4), size);
        _buffer.Advance(4);
        _buffer.Write(Magic);
    }

    private static void WriteSchema(CompactWriter footer, StoredValues column)
    {
        const int Optional = 1;
        const int ConvertedText = 0;
        const int ConvertedDate = 6;
        var kind = KindOf(column);
        footer.BeginStruct();
        footer.Int32(1, PhysicalType(kind));
        footer.Int32(3, Optional);
        footer.Text(4, column.Name);
        if (kind == ColumnKind.Text) footer.Int32(6, ConvertedText);
        if (kind == ColumnKind.Date) footer.Int32(6, ConvertedDate);
        if (kind is ColumnKind.Text or ColumnKind.Date or ColumnKind.Timestamp) WriteMeaning(footer, kind);
        footer.EndStruct();
    }

    /// <summary>The logical type: STRING, DATE, or TIMESTAMP in microseconds without a zone.</summary>
    private static void WriteMeaning(CompactWriter footer, ColumnKind kind)
    {
        footer.BeginStruct(10);
        footer.BeginStruct(kind switch { ColumnKind.Text => 1, ColumnKind.Date => 6, _ => 8 });
        if (kind == ColumnKind.Timestamp)
        {
            footer.Boolean(1, false);
            footer.BeginStruct(2);
            footer.BeginStruct(2);
            footer.EndStruct();
            footer.EndStruct();
        }

        footer.EndStruct();
        footer.EndStruct();
    }

    private void WriteGroup(CompactWriter footer, int rows, ImmutableArray<ColumnChunk> chunks)
    {
        footer.BeginStruct();
        footer.StructList(1, chunks.Length);
        for (var i = 0; i < chunks.Length; i++) WriteChunk(footer, Columns[i], chunks[i]);
        footer.Int64(2, chunks.Sum(chunk => chunk.Size));
        footer.Int64(3, rows);
        footer.EndStruct();
    }

    private static void WriteChunk(CompactWriter footer, StoredValues column, ColumnChunk chunk)
    {
        const int NotCompressed = 0;
        footer.BeginStruct();
        footer.Int64(2, chunk.Dictionary ?? chunk.Data);
        footer.BeginStruct(3);
        footer.Int32(1, PhysicalType(KindOf(column)));
        footer.Int32List(2, chunk.Dictionary is null ? [0, 3] : [0, 3, 8]);
        footer.TextList(3, column.Name);
        footer.Int32(4, NotCompressed);
        footer.Int64(5, chunk.Values);
        footer.Int64(6, chunk.Size);
        footer.Int64(7, chunk.Size);
        footer.Int64(9, chunk.Data);
        if (chunk.Dictionary is { } dictionary) footer.Int64(11, dictionary);
        footer.EndStruct();
        footer.EndStruct();
    }

    /// <summary>A column without any value is one of numbers, as an empty column of a CSV file is.</summary>
    private static ColumnKind KindOf(StoredValues column) => column.Kind ?? ColumnKind.Number;

    private static int PhysicalType(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean => 0,
        ColumnKind.Date => 1,
        ColumnKind.Integer or ColumnKind.Timestamp => 2,
        ColumnKind.Number => 5,
        _ => 6,
    };
}
