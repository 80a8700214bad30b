using System.Text;
using System.Text.Unicode;

namespace Millibar.Tables.Scan;

/// <summary>A first look at a whole text file: its encoding and its beginning.</summary>
/// <param name="Encoding">Null for UTF-8.</param>
/// <param name="MarkLength">Bytes of the byte order mark.</param>
/// <param name="Sample">First bytes of the text as UTF-8.</param>
/// <param name="IsWhole">Whether the sample is the whole text.</param>
/// <param name="Length">Bytes of the file, decompressed.</param>
internal sealed record TextLook(Encoding? Encoding, int MarkLength, byte[] Sample, bool IsWhole, long Length)
{
    private const int SampleSize = 4 << 20;
    private const int ChunkSize = 1 << 18;

    /// <summary>Reads all of the source once.</summary>
    /// <exception cref="MillibarException">It is no text, or its encoding cannot be told.</exception>
    public static async Task<TextLook> TakeAsync(IByteSource source, ICollection<ReadNote> notes, CancellationToken ct)
    {
        var (sample, length, invalidLine) = await ReadAllAsync(source, ct).ConfigureAwait(false);
        NotATable.ThrowIfForeign(sample, source.Name);
        var (marked, mark) = MarkOf(sample);
        if (marked is null) NotATable.ThrowIfUnmarkedUtf16(sample, source.Name);
        if (marked is null && invalidLine is null) return new(null, mark, sample[mark..], length == sample.Length, length);
        var encoding = marked ?? await EncodingGuess.OfAsync(source, invalidLine!.Value, notes, ct).ConfigureAwait(false);
        return await TranscodedAsync(source, encoding, mark, length, ct).ConfigureAwait(false);
    }

    /// <summary>Opens the text as UTF-8, at a byte offset after the mark.</summary>
    public async Task<Stream> OpenAsync(IByteSource source, long offset, CancellationToken ct)
    {
        var stream = source.Open();
        await SkipAsync(stream, MarkLength, ct).ConfigureAwait(false);
        if (Encoding is not null) stream = Encoding.CreateTranscodingStream(stream, Encoding, new UTF8Encoding(false, true));
        await SkipAsync(stream, offset, ct).ConfigureAwait(false);
        return stream;
    }

    /// <summary>The error for bytes that are not text in the file's encoding.</summary>
    public static MillibarException Invalid(string message, string where, Exception? cause = null) => new(
        "encoding-invalid", message, where, "Save the file as UTF-8 and try again.", cause);

    private static async Task<TextLook> TranscodedAsync(IByteSource source, Encoding encoding, int mark, long length, CancellationToken ct)
    {
        var look = new TextLook(encoding, mark, [], false, length);
        var stream = await look.OpenAsync(source, 0, ct).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var sample = new byte[SampleSize];
        var read = await stream.ReadAtLeastAsync(sample, sample.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false);
        return look with { Sample = sample[..read], IsWhole = read < sample.Length };
    }

    private static (Encoding?, int) MarkOf(byte[] sample) => sample switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, 3),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, true, true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, true, true), 2),
        _ => (null, 0),
    };

    private static async Task<(byte[] Sample, long Length, long? InvalidLine)> ReadAllAsync(IByteSource source, CancellationToken ct)
    {
        var stream = source.Open();
        await using var _ = stream.ConfigureAwait(false);
        using var sample = new MemoryStream();
        var buffer = new byte[ChunkSize + 4];
        var carried = 0;
        long length = 0, line = 1;
        long? invalid = null;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var read = await stream.ReadAtLeastAsync(buffer.AsMemory(carried, ChunkSize), ChunkSize, throwOnEndOfStream: false, ct).ConfigureAwait(false);
            if (sample.Length < SampleSize) sample.Write(buffer, carried, read);
            length += read;
            var end = carried + read;
            if (invalid is null)
            {
                var whole = read == 0 ? end : end - IncompleteTail(buffer.AsSpan(0, end));
                if (!Utf8.IsValid(buffer.AsSpan(0, whole))) invalid = line + LinesBeforeInvalid(buffer.AsSpan(0, whole));
                else line += CountLines(buffer.AsSpan(0, whole));
                carried = end - whole;
                buffer.AsSpan(whole, carried).CopyTo(buffer);
            }
            else
            {
                carried = 0;
            }

            if (read == 0) return (sample.ToArray(), length, invalid);
        }
    }

    private static int CountLines(ReadOnlySpan<byte> text)
    {
        var feeds = text.Count((byte)'\n');
        return feeds > 0 ? feeds : text.Count((byte)'\r');
    }

    private static int LinesBeforeInvalid(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (position < text.Length && Rune.DecodeFromUtf8(text[position..], out Rune _, out var used) == System.Buffers.OperationStatus.Done) position += used;
        return CountLines(text[..position]);
    }

    /// <summary>Number of bytes at the end that may belong to an unfinished character.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var b = text[^back];
            if (b < 0x80) return 0;
            if (b >= 0xC0) return back < (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) ? back : 0;
        }

        return 0;
    }

    private static async Task SkipAsync(Stream stream, long count, CancellationToken ct)
    {
        if (count == 0) return;
        if (stream.CanSeek)
        {
            stream.Seek(count, SeekOrigin.Current);
            return;
        }

        var buffer = new byte[Math.Min(count, 1 << 16)];
        while (count > 0)
        {
            var part = (int)Math.Min(count, buffer.Length);
            await stream.ReadExactlyAsync(buffer.AsMemory(0, part), ct).ConfigureAwait(false);
            count -= part;
        }
    }
}
