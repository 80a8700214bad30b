using System.Buffers.Binary;
using System.IO.Compression;

namespace Millibar.Engines.DuckDb;

/// <summary>Decompresses gzip; a truncated or damaged file is an error, never a short table.</summary>
/// <remarks>
/// The framework's stream checks each member's CRC and length, but takes the end of a file that is cut off inside a member
/// for the end of the data. So a small member of our own (<see cref="Seal"/>) is put after the file: it comes out at the end
/// if, and only if, all members before it are whole.
/// </remarks>
internal sealed class GzipBytes : ReadOnlyStream
{
    private static readonly byte[] Mark = "\0millibar: end of file\0"u8.ToArray();
    private static readonly byte[] Seal = Pack(Mark);
    private const long LargestDeflateRatio = 1032;
    private readonly GZipStream _inner;
    private readonly string _name;
    private readonly long _packed;
    private readonly byte[] _held = new byte[Mark.Length];
    private int _heldCount;
    private long _unpacked;
    private bool _done;

    public GzipBytes(Stream raw, string path, string name)
    {
        _name = name;
        _packed = new FileInfo(path).Length;
        DecompressionLimit.ThrowIfExceeded(StatedLength(path), _packed, name);
        _inner = new GZipStream(new ConcatenatedStream(raw, new MemoryStream(Seal)), CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty && !_done)
        {
            try
            {
                var read = _inner.Read(buffer);
                if (Release(buffer, read) is var free and > 0) return free;
            }
            catch (InvalidDataException e)
            {
                throw Damaged(e);
            }
        }

        return 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty && !_done)
        {
            try
            {
                var read = await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (Release(buffer.Span, read) is var free and > 0) return free;
            }
            catch (InvalidDataException e)
            {
                throw Damaged(e);
            }
        }

        return 0;
    }

    /// <summary>Lets go of the oldest bytes; the last ones are held back, because they may be the mark.</summary>
    private int Release(Span<byte> buffer, int read)
    {
        if (read == 0)
        {
            _done = true;
            return _heldCount == Mark.Length && _held.AsSpan().SequenceEqual(Mark) ? 0 : throw Damaged(null);
        }

        _unpacked += read;
        DecompressionLimit.ThrowIfExceeded(_unpacked, _packed, _name);
        var total = _heldCount + read;
        var free = Math.Max(0, total - Mark.Length);
        Span<byte> all = total <= 2 * Mark.Length ? stackalloc byte[2 * Mark.Length] : [];
        if (!all.IsEmpty)
        {
            _held.AsSpan(0, _heldCount).CopyTo(all);
            buffer[..read].CopyTo(all[_heldCount..]);
            all[..free].CopyTo(buffer);
            all[free..total].CopyTo(_held);
        }
        else
        {
            Span<byte> newest = stackalloc byte[Mark.Length];
            buffer[(read - Mark.Length)..read].CopyTo(newest);
            buffer[..(read - Mark.Length)].CopyTo(buffer[_heldCount..]);
            _held.AsSpan(0, _heldCount).CopyTo(buffer);
            newest.CopyTo(_held);
        }

        _heldCount = total - free;
        return free;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Unpacked length that the last member states, modulo 2^32 (RFC 1952): tells a bomb before it goes off.</summary>
    private static long StatedLength(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length < 18) return 0;
        Span<byte> last = stackalloc byte[4];
        file.Seek(-4, SeekOrigin.End);
        file.ReadExactly(last);
        long stated = BinaryPrimitives.ReadUInt32LittleEndian(last);
        // Deflate reaches 1,032 to 1 at most: a larger statement is no length but the middle of a file that is cut off.
        return stated <= file.Length * LargestDeflateRatio ? stated : 0;
    }

    private MillibarException Damaged(Exception? cause)
    {
        return new MillibarException("truncated-file", "The compressed file ends early or is damaged: its checksum and length do not add up.", _name,
            "Fetch the whole file again.", cause);
    }
}
