using System.Buffers;
using System.Text;

namespace Millibar.Engines.Parquet;

/// <summary>Writes the headers and the footer of a Parquet file: the part of Thrift's compact protocol that they need.</summary>
/// <remarks>Source: Apache Thrift, doc/specs/thrift-compact-protocol.md.</remarks>
internal sealed class CompactWriter(ArrayBufferWriter<byte> target)
{
    private const byte TrueType = 1;
    private const byte FalseType = 2;
    private const byte Int32Type = 5;
    private const byte Int64Type = 6;
    private const byte BinaryType = 8;
    private const byte ListType = 9;
    private const byte StructType = 12;
    private const int LongList = 15;
    private readonly Stack<int> _outer = new();
    private int _last;

    /// <summary>Begins a struct that is no field: the outermost one, or an element of a list.</summary>
    public void BeginStruct()
    {
        _outer.Push(_last);
        _last = 0;
    }

    /// <summary>Begins a struct that is a field.</summary>
    public void BeginStruct(int field)
    {
        Header(field, StructType);
        BeginStruct();
    }

    public void EndStruct()
    {
        Byte(0);
        _last = _outer.Pop();
    }

    public void Boolean(int field, bool value) => Header(field, value ? TrueType : FalseType);

    public void Int32(int field, int value)
    {
        Header(field, Int32Type);
        Varint(Zigzag(value));
    }

    public void Int64(int field, long value)
    {
        Header(field, Int64Type);
        Varint(Zigzag(value));
    }

    public void Text(int field, string value)
    {
        Header(field, BinaryType);
        Text(value);
    }

    public void StructList(int field, int count) => List(field, count, StructType);

    public void Int32List(int field, params ReadOnlySpan<int> values)
    {
        List(field, values.Length, Int32Type);
        foreach (var value in values) Varint(Zigzag(value));
    }

    public void TextList(int field, string only)
    {
        List(field, 1, BinaryType);
        Text(only);
    }

    /// <summary>Seven bits a byte, lowest first.</summary>
    public void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    private static ulong Zigzag(long value) => (ulong)(value << 1 ^ value >> 63);

    private void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Varint((ulong)bytes.Length);
        target.Write(bytes);
    }

    private void List(int field, int count, byte type)
    {
        Header(field, ListType);
        if (count < LongList)
        {
            Byte((byte)(count << 4 | type));
            return;
        }

        Byte((byte)(LongList << 4 | type));
        Varint((ulong)count);
    }

    private void Header(int field, byte type)
    {
        // Every struct of ours names its fields in rising order, and none skips more than 15.
        Byte((byte)(field - _last << 4 | type));
        _last = field;
    }

    private void Byte(byte value)
    {
        target.GetSpan(1)[0] = value;
        target.Advance(1);
    }
}
