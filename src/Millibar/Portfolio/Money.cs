using System.Globalization;

namespace Millibar.Portfolio;

/// <summary>Amounts as people say them: three significant digits and k, M or bn.</summary>
internal static class Money
{
    public static string Text(double amount)
    {
        var size = Math.Abs(amount);
        var (unit, name) = size switch
        {
            >= 999.5e9 => (1e12, " tn"),
            >= 999.5e6 => (1e9, " bn"),
            >= 999.5e3 => (1e6, " M"),
            >= 999.5 => (1e3, " k"),
            _ => (1.0, ""),
        };
        var value = amount / unit;
        var decimals = Math.Abs(value) switch { >= 99.95 => 0, >= 9.995 => 1, _ => 2 };
        var text = Math.Round(value, decimals).ToString(decimals switch { 0 => "0", 1 => "0.#", _ => "0.##" }, CultureInfo.InvariantCulture);
        return (text is "-0" ? "0" : text) + name;
    }
}
