using System.Security.Cryptography;

namespace Millibar.Engines.DuckDb;

/// <summary>Computes the SHA-256 of what is read through it, and hands it over at the end of the file.</summary>
internal sealed class HashingStream(Stream inner, Action<string> finished) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _done;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Account(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Account(buffer.Span[..read]);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Account(ReadOnlySpan<byte> bytes)
    {
        if (_done) return;
        if (bytes.IsEmpty)
        {
            _done = true;
            finished(Convert.ToHexStringLower(_hash.GetHashAndReset()));
            return;
        }

        _hash.AppendData(bytes);
    }
}
