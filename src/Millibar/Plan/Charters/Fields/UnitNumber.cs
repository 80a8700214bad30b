using System.Globalization;
using System.Text.RegularExpressions;

namespace Millibar.Plan.Charters.Fields;

/// <summary>Reads a number that may have its unit behind it; another unit is refused, with what it is worth.</summary>
internal static partial class UnitNumber
{
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal) { ["€"] = "EUR", ["$"] = "USD", ["£"] = "GBP", ["¥"] = "JPY", ["₩"] = "KRW" };

    /// <summary>The number, or what is wrong: <c>charter-type</c> or <c>charter-unit</c>.</summary>
    public static (double Number, MillibarException? Wrong) Read(string text, FieldUnit unit, string? currency)
    {
        var match = Pattern().Match(text.Trim());
        if (!match.Success || !double.TryParse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return (0, new MillibarException("charter-type", $"'{text}' is not a number.", "", $"Write a plain number{(unit.Name.Length > 0 ? $" ({unit.Name})" : "")}: digits with a point, no thousands separators."));
        var written = (match.Groups["before"].Value + match.Groups["after"].Value).Trim();
        return (number, written.Length == 0 || unit.Spellings.Contains(written.ToLowerInvariant()) ? null : WrongUnit(number, text, written, unit, currency));
    }

    private static MillibarException? WrongUnit(double number, string text, string written, FieldUnit unit, string? currency)
    {
        var code = Symbols.GetValueOrDefault(written, written);
        if (unit.IsMoney && code.Length == 3 && code.All(char.IsAsciiLetterUpper))
        {
            if (code == currency) return null;
            return currency is null
                ? Wrong($"'{text}' is in {code}, and the charter has no currency yet.", $"Write resources.currency: {code}, and amounts as plain numbers.")
                : Wrong($"'{text}' is in {code}, and the charter counts in {currency}.", $"Convert the amount to {currency} and write the plain number.");
        }

        if (unit.Others.TryGetValue(written, out var worth) || unit.Others.TryGetValue(written.ToLowerInvariant(), out worth))
            return Wrong($"'{text}' is in another unit.", $"Write {(number * worth).ToString("G3", CultureInfo.InvariantCulture)}{(unit.Name.Length > 0 ? $" ({unit.Name})" : "")}.");
        return Wrong($"'{text}': the unit '{written}' is not known here.", unit.Name.Length > 0 ? $"Write a plain number of {unit.Name}." : "Write a plain number.");
    }

    private static MillibarException Wrong(string message, string remedy) => new("charter-unit", message, "", remedy);

    [GeneratedRegex(@"^(?<before>[A-Za-z€$£¥₩]*)\s*(?<number>[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?)(?<after>\s*([A-Za-zµ€$£¥₩%/][A-Za-z /%]*)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
