using System.Globalization;
using Millibar.Pages.Wording;

namespace Millibar.Pages.Charts;

/// <summary>Maps values to per cent of a picture's width or height, so that pictures stretch while their text does not.</summary>
/// <param name="From">Value at <paramref name="Start"/>; above <paramref name="To"/> on a turned axis.</param>
/// <param name="To">Value at <paramref name="End"/>.</param>
/// <param name="Logarithmic">Whether equal ratios are equal distances.</param>
/// <param name="Start">Per cent where the axis begins.</param>
/// <param name="End">Per cent where the axis ends.</param>
public sealed record Scale(double From, double To, bool Logarithmic = false, double Start = 4, double End = 96)
{
    /// <summary>Position in per cent; values outside stop at the ends.</summary>
    public double At(double value)
    {
        var share = To == From ? 0.5 : (Turn(value) - Turn(From)) / (Turn(To) - Turn(From));
        return Start + Math.Clamp(share, 0, 1) * (End - Start);
    }

    /// <summary>Position as an attribute.</summary>
    public string Percent(double value) => Numbers.Coordinate(At(value)) + "%";

    /// <summary>The distance between two values as an attribute.</summary>
    public string Length(double a, double b) => Numbers.Coordinate(Math.Abs(At(b) - At(a))) + "%";

    /// <summary>The lesser position of two values as an attribute.</summary>
    public string Least(double a, double b) => Numbers.Coordinate(Math.Min(At(a), At(b))) + "%";

    public bool Holds(double value) => value >= Math.Min(From, To) && value <= Math.Max(From, To);

    /// <summary>About <paramref name="count"/> round values, ascending.</summary>
    public IReadOnlyList<double> Ticks(int count)
    {
        var (low, high) = (Math.Min(From, To), Math.Max(From, To));
        if (low == high) return [low];
        return Logarithmic ? LogTicks(low, high, count) : LinearTicks(low, high, count);
    }

    /// <summary>A tick as text, with the decimals that tell neighbours apart.</summary>
    public string Label(double tick, IReadOnlyList<double> ticks)
    {
        if (Logarithmic || ticks.Count < 2) return Numbers.Plain(tick);
        var step = ticks[1] - ticks[0];
        return Numbers.Round(tick, Math.Max(0, -(int)Math.Floor(Math.Log10(step * 1.0000001))));
    }

    /// <summary>The ticks whose labels, written side by side, do not touch in a picture as wide as a phone.</summary>
    public IReadOnlyList<double> Apart(IReadOnlyList<double> ticks)
    {
        List<double> apart = [];
        var free = double.NegativeInfinity;
        foreach (var tick in ticks.OrderBy(At))
        {
            var half = Label(tick, ticks).Length * Flag.CharacterWidth / 2;
            if (At(tick) - half < free) continue;
            apart.Add(tick);
            free = At(tick) + half + 1;
        }

        return apart;
    }

    private double Turn(double value) => Logarithmic ? Math.Log(Math.Max(value, double.Epsilon)) : value;

    private static List<double> LinearTicks(double low, double high, int count)
    {
        var raw = (high - low) / count;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = unit * (raw / unit) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        List<double> ticks = [];
        for (var i = Math.Ceiling(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.Add(i * step);
        return ticks;
    }

    private static List<double> LogTicks(double low, double high, int count)
    {
        var decades = Math.Log10(high / low);
        double[] digits = decades * 3 <= count ? [1, 2, 5] : decades * 2 <= count ? [1, 3] : [1];
        List<double> ticks = [];
        for (var power = Math.Floor(Math.Log10(low)); power <= Math.Ceiling(Math.Log10(high)); power++)
            foreach (var digit in digits)
            {
                var tick = digit * double.Parse("1e" + power.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
                if (tick >= low * 0.999 && tick <= high * 1.001) ticks.Add(tick);
            }

        if (ticks.Count < 2) return [low, high];
        return ticks;
    }
}
