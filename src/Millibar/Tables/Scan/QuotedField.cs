namespace Millibar.Tables.Scan;

/// <summary>What follows an opening quote (RFC 4180, plus backslash-escaped quotes, which are noted).</summary>
internal readonly record struct QuotedField(QuoteEnd End, int Close, bool HasDoubled, bool HasBackslash)
{
    /// <summary>Looks for the quote that closes the one before <paramref name="start"/>.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="start">First byte after the opening quote.</param>
    /// <param name="end">End of the bytes at hand.</param>
    /// <param name="final">Whether the file ends there.</param>
    /// <param name="delimiter">The delimiter.</param>
    public static QuotedField Find(byte[] buffer, int start, int end, bool final, byte delimiter)
    {
        bool doubled = false, backslash = false;
        var from = start;
        while (true)
        {
            var offset = buffer.AsSpan(from, end - from).IndexOf((byte)'"');
            if (offset < 0) return new(final ? QuoteEnd.Unclosed : QuoteEnd.NeedsMore, end, doubled, backslash);
            var quote = from + offset;
            if (quote + 1 >= end)
                return new(final ? QuoteEnd.Closed : QuoteEnd.NeedsMore, quote, doubled, backslash);
            var next = buffer[quote + 1];
            if (next == delimiter || next is (byte)'\n' or (byte)'\r') return new(QuoteEnd.Closed, quote, doubled, backslash);
            if (next == (byte)'"')
            {
                doubled = true;
                from = quote + 2;
            }
            else if (quote > start && buffer[quote - 1] == (byte)'\\')
            {
                backslash = true;
                from = quote + 1;
            }
            else
            {
                return new(QuoteEnd.TextAfter, quote, doubled, backslash);
            }
        }
    }

    /// <summary>Takes doubled quotes (and backslashes before quotes, if any were used as escapes) out, in place.</summary>
    /// <returns>The new length.</returns>
    public static int Unescape(Span<byte> field, bool backslash)
    {
        var write = 0;
        for (var read = 0; read < field.Length; read++)
        {
            var b = field[read];
            if (read + 1 < field.Length && field[read + 1] == (byte)'"' && (b == (byte)'"' || backslash && b == (byte)'\\')) read++;
            field[write++] = field[read];
        }

        return write;
    }
}

/// <summary>How a quoted field ends.</summary>
internal enum QuoteEnd
{
    Closed,
    TextAfter,
    Unclosed,
    NeedsMore,
}
