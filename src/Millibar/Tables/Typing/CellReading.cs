namespace Millibar.Tables.Typing;

/// <summary>What a text is, with what was read from it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Value">The number, for <see cref="CellKind.Number"/>.</param>
/// <param name="Formatted">The parts, for <see cref="CellKind.FormattedNumber"/>.</param>
/// <param name="Time">The point in time, for <see cref="CellKind.IsoDate"/>.</param>
internal readonly record struct CellReading(CellKind Kind, double Value = double.NaN, FormattedNumber? Formatted = null, PointInTime Time = default)
{
    /// <summary>Longer texts are never numbers or dates.</summary>
    private const int LongestValue = 40;

    private static readonly System.Buffers.SearchValues<byte> DigitsAndUnderscore = System.Buffers.SearchValues.Create("0123456789_"u8);

    /// <summary>Reads a cell.</summary>
    public static CellReading Of(ReadOnlySpan<byte> cell)
    {
        var text = MissingToken.Trim(cell);
        if (text.IsEmpty) return new(CellKind.Empty);
        if (text.Length > LongestValue) return new(NumberText.Parse(text, out var longValue) is var longKind ? longKind : CellKind.Text, longValue);
        if (MissingToken.Is(text)) return new(CellKind.MissingToken);
        var kind = NumberText.Parse(text, out var value);
        if (kind != CellKind.Text) return new(kind, value);
        if (DateText.ParseIso(text) is { } time) return new(CellKind.IsoDate, Time: time);
        if (DateText.ParseParts(text) is not null) return new(CellKind.OtherDate);
        if (IsOdd(text)) return new(CellKind.OddNumber);
        return FormattedNumber.Parse(text) is { } formatted ? new(CellKind.FormattedNumber, Formatted: formatted) : new(CellKind.Text);
    }

    /// <summary>0x1F and 1_000.</summary>
    private static bool IsOdd(ReadOnlySpan<byte> text)
    {
        if (text.Length > 2 && text[0] == (byte)'0' && text[1] is (byte)'x' or (byte)'X')
        {
            foreach (var b in text[2..])
                if (!char.IsAsciiHexDigit((char)b)) return false;
            return true;
        }

        var underscore = text.IndexOf((byte)'_');
        return underscore > 0 && text[^1] != (byte)'_' && text.IndexOfAnyExcept(DigitsAndUnderscore) < 0;
    }
}
