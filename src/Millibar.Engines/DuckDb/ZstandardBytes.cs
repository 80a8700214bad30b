using ZstdSharp;

namespace Millibar.Engines.DuckDb;

/// <summary>Decompresses zstd; a truncated or damaged file is an error, never a short table.</summary>
internal sealed class ZstandardBytes(Stream raw, string path, string name) : ReadOnlyStream
{
    private readonly DecompressionStream _inner = new(raw, leaveOpen: false);
    private readonly long _packed = new FileInfo(path).Length;
    private long _unpacked;

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Account(_inner.Read(buffer));
        }
        catch (Exception e) when (e is EndOfStreamException or ZstdException)
        {
            throw Damaged(e);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Account(await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is EndOfStreamException or ZstdException)
        {
            throw Damaged(e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    private int Account(int read)
    {
        _unpacked += read;
        DecompressionLimit.ThrowIfExceeded(_unpacked, _packed, name);
        return read;
    }

    private MillibarException Damaged(Exception cause) => cause is EndOfStreamException
        ? new MillibarException("truncated-file", "The compressed file ends early.", name, "Fetch the whole file again.", cause)
        : new MillibarException("compression-corrupt", "The file is not valid zstd data.", name, "Fetch the file again, or unpack it yourself.", cause);
}
