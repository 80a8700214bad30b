using System.Globalization;
using System.Text;

namespace Millibar.Tables.Typing;

/// <summary>Which sign a number must be using as its decimal mark.</summary>
internal enum DecimalMark
{
    /// <summary>No mark, no group: 1234.</summary>
    None,

    /// <summary>12.5 or 1,234.56 or 1,234,567: a point.</summary>
    Point,

    /// <summary>12,5 or 1.234,56 or 1.234.567: a comma.</summary>
    Comma,

    /// <summary>1,234: thousands or decimals.</summary>
    UnclearComma,

    /// <summary>1.234: decimals, or thousands among decimal commas.</summary>
    UnclearPoint,
}

/// <summary>A number written for people.</summary>
/// <param name="Core">Sign, digits, points and commas in ASCII.</param>
/// <param name="Mark">What the core says about the decimal mark.</param>
/// <param name="Currency">The currency sign, or empty.</param>
/// <param name="IsPercent">Whether a percent sign follows.</param>
/// <param name="IsPlain">Whether nothing but points and commas tells it from a plain number.</param>
internal sealed record FormattedNumber(string Core, DecimalMark Mark, string Currency, bool IsPercent, bool IsPlain)
{
    private const int Longest = 40;

    /// <summary>Takes a text apart; null when it is no number.</summary>
    public static FormattedNumber? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest || bytes.IndexOfAnyInRange((byte)'0', (byte)'9') < 0 && bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0) return null;
        var text = Encoding.UTF8.GetString(bytes).Trim();
        var percent = text.EndsWith('%') || text.EndsWith('٪');
        if (percent) text = text[..^1].TrimEnd();
        var currency = TakeCurrency(ref text);
        var core = new StringBuilder();
        var plain = !percent && currency.Length == 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= '0' and <= '9' or '.' or ',' || c is '-' or '+' && (i == 0 || core[^1] is 'e')) core.Append(c);
            else if (c is 'e' or 'E' && core.Length > 0) core.Append('e');
            else if (c == '\u2212' && i == 0) (plain, _) = (false, core.Append('-'));
            else if (char.IsDigit(c)) (plain, _) = (false, core.Append((int)char.GetNumericValue(c)));
            else if (c == '٫') (plain, _) = (false, core.Append('.'));
            else if (IsGroupSpace(c) && IsGroup(text, i)) plain = false;
            else return null;
        }

        var written = core.ToString();
        return MarkOf(written.TrimStart('-', '+')) is { } mark ? new(written, mark, currency, percent, plain) : null;
    }

    /// <summary>The value, once the column's decimal mark is known; null when it does not fit.</summary>
    public double? Value(bool commaIsDecimal)
    {
        var text = commaIsDecimal ? Core.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : Core.Replace(",", "", StringComparison.Ordinal);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) return null;
        return IsPercent ? value / 100 : value;
    }

    private static string TakeCurrency(ref string text)
    {
        foreach (var end in new[] { 0, text.Length - 1 })
        {
            if (text.Length < 2 || char.GetUnicodeCategory(text[end]) != UnicodeCategory.CurrencySymbol) continue;
            var sign = text[end].ToString();
            text = text.Remove(end, 1).Trim();
            return sign;
        }

        // -$5: the sign before the currency.
        if (text.Length > 2 && text[0] is '-' or '\u2212' && char.GetUnicodeCategory(text[1]) == UnicodeCategory.CurrencySymbol)
        {
            var sign = text[1].ToString();
            text = text.Remove(1, 1);
            return sign;
        }

        return "";
    }

    private static bool IsGroupSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '\u2019';

    private static bool IsGroup(string text, int at)
    {
        if (at == 0 || at + 3 >= text.Length || !char.IsDigit(text[at - 1])) return false;
        for (var i = at + 1; i <= at + 3; i++)
            if (!char.IsDigit(text[i])) return false;
        return at + 4 >= text.Length || !char.IsDigit(text[at + 4]);
    }

    private static DecimalMark? MarkOf(string core)
    {
        var exponent = core.IndexOf('e', StringComparison.Ordinal);
        var digits = exponent < 0 ? core : core[..exponent];
        if (digits.Length == 0 || !digits.Any(char.IsAsciiDigit) || digits[0] is '-' or '+') return null;
        if (exponent >= 0 && core[(exponent + 1)..].TrimStart('-', '+') is not { Length: > 0 }) return null;
        int commas = digits.Count(c => c == ','), points = digits.Count(c => c == '.');
        if (commas == 0 && points == 0) return DecimalMark.None;
        if (commas > 0 && points > 0)
        {
            return points == 1 && digits.LastIndexOf('.') > digits.LastIndexOf(',') && AreGroups(digits[..digits.IndexOf('.', StringComparison.Ordinal)], ',') ? DecimalMark.Point
                : commas == 1 && digits.LastIndexOf(',') > digits.LastIndexOf('.') && AreGroups(digits[..digits.IndexOf(',', StringComparison.Ordinal)], '.') ? DecimalMark.Comma
                : null;
        }

        if (commas > 1) return AreGroups(digits, ',') ? DecimalMark.Point : null;
        if (points > 1) return AreGroups(digits, '.') ? DecimalMark.Comma : null;
        var unclear = exponent < 0 && AreGroups(digits, commas == 1 ? ',' : '.') && digits[0] != '0';
        return commas == 1 ? (unclear ? DecimalMark.UnclearComma : DecimalMark.Comma) : unclear ? DecimalMark.UnclearPoint : DecimalMark.Point;
    }

    /// <summary>Groups of three digits, the first of one to three.</summary>
    private static bool AreGroups(string digits, char separator)
    {
        var groups = digits.Split(separator);
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3) && groups.All(g => g.All(char.IsAsciiDigit));
    }
}
