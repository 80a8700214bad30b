using System.Globalization;
using Millibar.Decide;
using Millibar.Statistics;

namespace Millibar.Pages.Wording;

/// <summary>Numbers as people read them, the same in every language: commas between thousands as in the library's sentences, a true minus,
/// and as many digits as the interval supports.</summary>
internal static class Numbers
{
    /// <summary>A whole number.</summary>
    public static string Count(long value) => Sign(Words.Count(value));

    /// <summary>An estimate rounded so that the interval's width keeps two significant digits.</summary>
    public static EstimateText Estimate(Interval interval)
    {
        if (IsBare(interval)) return new EstimateText(Plain(interval.Value), Plain(interval.Low), Plain(interval.High));
        var decimals = Decimals(interval.High - interval.Low);
        return new EstimateText(Round(interval.Value, decimals), Round(interval.Low, decimals), Round(interval.High, decimals));
    }

    /// <summary>True for a number that came without an interval.</summary>
    public static bool IsBare(Interval interval) => interval.High <= interval.Low;

    /// <summary>A number without an interval: four significant digits, no trailing zeros.</summary>
    public static string Plain(double value)
    {
        if (value == 0) return "0";
        var size = Math.Abs(value);
        if (size is >= 1e15 or < 1e-6)
            return Sign(value.ToString("0.###e0", CultureInfo.InvariantCulture));
        var decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 9);
        return Sign(Math.Round(value, decimals).ToString("#,0.#########", CultureInfo.InvariantCulture));
    }

    /// <summary>A fraction as per cent with one decimal.</summary>
    public static string Percent(double share)
    {
        var percent = share * 100;
        if (percent is > 0 and < 0.1) return "<\u2009" + "0.1\u2009%";
        return percent.ToString(percent == Math.Round(percent) ? "0" : "0.0", CultureInfo.InvariantCulture) + "\u2009%";
    }

    /// <summary>Seconds since 1970 as a UTC date, with the time unless it is midnight or the day is enough.</summary>
    public static string Date(double seconds, bool dayIsEnough = false)
    {
        if (seconds is < -62135596800 or > 253402300799) return Plain(seconds);
        var time = DateTimeOffset.UnixEpoch.AddSeconds(Math.Round(seconds));
        return time.ToString(dayIsEnough || time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>A coordinate for SVG and CSS.</summary>
    public static string Coordinate(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Decimals that leave two significant digits of a width; negative means tens, hundreds...</summary>
    public static int Decimals(double width) => Math.Clamp(1 - (int)Math.Floor(Math.Log10(width)), -12, 8);

    /// <summary>Rounded to decimals, which may be negative.</summary>
    public static string Round(double value, int decimals)
    {
        if (Math.Abs(value) >= 1e15) return Plain(value);
        if (decimals >= 0) return Sign(value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        var unit = Math.Pow(10, -decimals);
        return Sign((Math.Round(value / unit) * unit).ToString("N0", CultureInfo.InvariantCulture));
    }

    private static string Sign(string digits)
    {
        if (!digits.StartsWith('-')) return digits;
        var size = digits[1..];
        return size.Any(c => c is >= '1' and <= '9') ? "\u2212" + size : size;
    }
}

/// <summary>An estimate in words.</summary>
internal readonly record struct EstimateText(string Value, string Low, string High);
