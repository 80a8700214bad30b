using System.Globalization;

namespace Millibar.Tables.Typing;

/// <summary>Reads plain decimal numbers out of UTF-8 text.</summary>
internal static class NumberText
{
    /// <summary>2^53: every whole number up to here is a double.</summary>
    public const ulong LargestWhole = 1UL << 53;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a number: sign, digits, one point, exponent; nothing around it.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="value">The nearest double; the nearest infinity for <see cref="CellKind.NonFinite"/>.</param>
    /// <returns><see cref="CellKind.Number"/>, <see cref="CellKind.LeadingZeros"/>, <see cref="CellKind.LargeInteger"/>, <see cref="CellKind.NonFinite"/>, or <see cref="CellKind.Text"/> when it is no plain number.</returns>
    public static CellKind Parse(ReadOnlySpan<byte> text, out double value)
    {
        value = double.NaN;
        if (text.IsEmpty) return CellKind.Text;
        var i = text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        var negative = text[0] == (byte)'-';
        var first = i;
        ulong digits = 0;
        while (i < text.Length && (uint)(text[i] - '0') <= 9) digits = digits * 10 + (uint)(text[i++] - '0');
        var whole = i - first;
        var fraction = 0;
        if (i < text.Length && text[i] == (byte)'.')
        {
            var point = i++;
            while (i < text.Length && (uint)(text[i] - '0') <= 9) digits = digits * 10 + (uint)(text[i++] - '0');
            fraction = i - point - 1;
            if (whole + fraction == 0) return CellKind.Text;
        }
        else if (whole == 0)
        {
            return IsInfinity(text[first..]) ? NonFinite(negative, out value) : CellKind.Text;
        }
        else if (i == text.Length)
        {
            if (whole > 1 && text[first] == (byte)'0') return CellKind.LeadingZeros;
            if (whole > 19 || digits > LargestWhole) return CellKind.LargeInteger;
            value = negative ? -(double)digits : digits;
            return CellKind.Number;
        }

        var exponent = -fraction;
        if (i < text.Length)
        {
            if (text[i] is not ((byte)'e' or (byte)'E')) return CellKind.Text;
            if (!TryExponent(text[(i + 1)..], out var stated)) return CellKind.Text;
            exponent += stated;
        }

        // Exact when digits and power of ten are both doubles (Clinger, PLDI 1990).
        if (whole + fraction <= 19 && digits <= LargestWhole && exponent is >= -22 and <= 22)
        {
            var magnitude = exponent < 0 ? digits / PowersOfTen[-exponent] : digits * PowersOfTen[exponent];
            value = negative ? -magnitude : magnitude;
            return CellKind.Number;
        }

        value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? CellKind.Number : CellKind.NonFinite;
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        var i = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        if (i == text.Length) return false;
        for (var j = i; j < text.Length; j++)
        {
            if ((uint)(text[j] - '0') > 9) return false;
            exponent = Math.Min(exponent * 10 + (text[j] - '0'), 100_000);
        }

        if (text[0] == (byte)'-') exponent = -exponent;
        return true;
    }

    private static CellKind NonFinite(bool negative, out double value)
    {
        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return CellKind.NonFinite;
    }

    private static bool IsInfinity(ReadOnlySpan<byte> word) =>
        System.Text.Ascii.EqualsIgnoreCase(word, "inf"u8) || System.Text.Ascii.EqualsIgnoreCase(word, "infinity"u8) || word.SequenceEqual("∞"u8);
}
