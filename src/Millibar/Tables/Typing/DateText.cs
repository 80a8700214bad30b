namespace Millibar.Tables.Typing;

/// <summary>What a text says about a point in time.</summary>
/// <param name="Seconds">Seconds since 1970-01-01 UTC; a time without a zone is taken as UTC.</param>
/// <param name="HasTime">Whether a time of day is given.</param>
/// <param name="HasZone">Whether an offset or Z is given.</param>
internal readonly record struct PointInTime(double Seconds, bool HasTime, bool HasZone);

/// <summary>Reads dates out of UTF-8 text.</summary>
internal static class DateText
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>Reads <c>2024-01-31</c> or <c>2024/01/31</c>, with an optional time (<c>T</c> or blank, <c>12:30[:15[.25]]</c>) and zone (<c>Z</c>, <c>+02:00</c>, <c>+0200</c>).</summary>
    public static PointInTime? ParseIso(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 10 or > 40 || text[4] is not ((byte)'-' or (byte)'/') || text[7] != text[4]) return null;
        if (Day(Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10])) is not { } day) return null;
        if (text.Length == 10) return new(day, false, false);
        if (text[10] is not ((byte)'T' or (byte)' ' or (byte)'t')) return null;
        return ParseTime(text[11..]) is { } time ? new(day + time.Seconds, true, time.HasZone) : null;
    }

    /// <summary>Reads the three numbers of <c>31/01/2024</c>, <c>31.1.2024</c> or <c>31-01-2024</c>, whatever they mean.</summary>
    public static (int First, int Second, int Year)? ParseParts(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 8 or > 10) return null;
        var separator = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (separator is < 1 or > 2 || text[separator] is not ((byte)'/' or (byte)'.' or (byte)'-')) return null;
        var rest = text[(separator + 1)..];
        var second = rest.IndexOf(text[separator]);
        if (second is < 1 or > 2 || rest.Length - second - 1 != 4) return null;
        var (a, b, year) = (Digits(text[..separator]), Digits(rest[..second]), Digits(rest[(second + 1)..]));
        return a < 0 || b < 0 || year < 0 ? null : (a, b, year);
    }

    /// <summary>Seconds since 1970-01-01 of a day, or null when there is no such day.</summary>
    public static double? Day(int year, int month, int day)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return (new DateOnly(year, month, day).DayNumber - Epoch.DayNumber) * 86400.0;
    }

    private static (double Seconds, bool HasZone)? ParseTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 5 || text[2] != (byte)':') return null;
        var (hour, minute) = (Digits(text[..2]), Digits(text[3..5]));
        var seconds = 0.0;
        var i = 5;
        if (i + 3 <= text.Length && text[i] == (byte)':')
        {
            var whole = Digits(text[6..8]);
            if (whole is < 0 or > 60) return null;
            seconds = whole;
            i = 8;
            if (i < text.Length && text[i] is (byte)'.' or (byte)',')
            {
                var start = ++i;
                while (i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9') i++;
                if (i == start || i - start > 9) return null;
                seconds += Digits(text[start..i]) / Math.Pow(10, i - start);
            }
        }

        if (hour is < 0 or > 24 || minute is < 0 or > 59) return null;
        var zone = text[i..];
        if (zone.IsEmpty) return (hour * 3600 + minute * 60 + seconds, false);
        return ParseZone(zone) is { } offset ? (hour * 3600 + minute * 60 + seconds - offset, true) : null;
    }

    private static int? ParseZone(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'Z' or (byte)'z']) return 0;
        if (text.Length is < 3 or > 6 || text[0] is not ((byte)'+' or (byte)'-')) return null;
        var hours = Digits(text[1..3]);
        var rest = text[3..];
        if (rest is [(byte)':', ..]) rest = rest[1..];
        var minutes = rest.IsEmpty ? 0 : rest.Length == 2 ? Digits(rest) : -1;
        if (hours is < 0 or > 14 || minutes is < 0 or > 59) return null;
        return (text[0] == (byte)'-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var b in text)
        {
            if (b is < (byte)'0' or > (byte)'9') return -1;
            value = value * 10 + (b - '0');
        }

        return value;
    }
}
