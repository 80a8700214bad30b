namespace Millibar.Engines.DuckDb;

/// <summary>One stream after another.</summary>
internal sealed class ConcatenatedStream(Stream first, Stream second) : ReadOnlyStream
{
    private bool _firstDone;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        var read = _firstDone ? 0 : first.Read(buffer);
        _firstDone |= read == 0;
        return read > 0 ? read : second.Read(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        var read = _firstDone ? 0 : await first.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _firstDone |= read == 0;
        return read > 0 ? read : await second.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            second.Dispose();
        }

        base.Dispose(disposing);
    }
}
