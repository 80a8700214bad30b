using System.Collections.Immutable;

namespace Millibar.Plan.Charters.Fields;

/// <summary>The unit of a number in the charter: how it may be written behind the number, and what other units are worth in it.</summary>
/// <param name="Name">As shown to people, e.g. <c>months</c>; empty for a bare count or value.</param>
/// <param name="Spellings">What may stand behind the number, in lower case.</param>
/// <param name="Others">Other units by their spelling, each worth so many of this one.</param>
/// <param name="IsMoney">True when the unit is the charter's currency.</param>
internal sealed record FieldUnit(string Name, ImmutableArray<string> Spellings, ImmutableSortedDictionary<string, double> Others, bool IsMoney = false)
{
    private const double DaysPerMonth = 365.25 / 12;

    /// <summary>A number without a unit.</summary>
    public static FieldUnit None { get; } = Of("", []);

    /// <summary>A share; per cent are a hundredth.</summary>
    public static FieldUnit Share { get; } = Of("share, 0 to 1", [], ("%", 0.01), ("percent", 0.01), ("per cent", 0.01));

    /// <summary>Money in the charter's currency.</summary>
    public static FieldUnit Money { get; } = Of("currency units", [], ("k", 1000), ("thousand", 1000), ("m", 1e6), ("million", 1e6)) with { IsMoney = true };

    /// <summary>Months.</summary>
    public static FieldUnit Months { get; } = Of("months", ["month", "months"], [.. Times(1 / DaysPerMonth, "day", "days", "d"), .. Times(7 / DaysPerMonth, "week", "weeks", "w"), .. Times(12, "year", "years", "y")]);

    /// <summary>Years.</summary>
    public static FieldUnit Years { get; } = Of("years", ["year", "years"], [.. Times(1 / 12.0, "month", "months"), .. Times(1 / 365.25, "day", "days")]);

    /// <summary>Days.</summary>
    public static FieldUnit Days { get; } = Of("days", ["day", "days"], [.. Times(1 / 24.0, "hour", "hours", "h"), .. Times(7, "week", "weeks"), .. Times(DaysPerMonth, "month", "months"), .. Times(365.25, "year", "years")]);

    /// <summary>Milliseconds.</summary>
    public static FieldUnit Milliseconds { get; } = Of("ms", ["ms", "milliseconds"], [.. Times(1000, "s", "sec", "second", "seconds"), .. Times(0.001, "us", "µs"), .. Times(60_000, "min", "minutes")]);

    /// <summary>Megabytes of 10^6 bytes.</summary>
    public static FieldUnit Megabytes { get; } = Of("MB", ["mb"], ("kb", 0.001), ("gb", 1000), ("kib", 1.024e-3), ("mib", 1.048576), ("gib", 1073.741824));

    /// <summary>Events a second.</summary>
    public static FieldUnit PerSecond { get; } = Of("per second", ["per second", "/s"], [.. Times(1 / 60.0, "per minute", "/min"), .. Times(1 / 3600.0, "per hour", "/h"), .. Times(1 / 86400.0, "per day", "/day")]);

    /// <summary>Events a day.</summary>
    public static FieldUnit PerDay { get; } = Of("per day", ["per day", "/day"], [.. Times(24, "per hour", "/h"), .. Times(1 / 7.0, "per week", "/week")]);

    /// <summary>Things that are counted.</summary>
    /// <param name="name">What is counted, e.g. <c>rows</c>.</param>
    public static FieldUnit Count(string name) => Of(name, [name], ("k", 1000), ("thousand", 1000), ("m", 1e6), ("million", 1e6));

    private static FieldUnit Of(string name, ImmutableArray<string> spellings, params ReadOnlySpan<(string Name, double Worth)> others)
    {
        var worth = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var (other, value) in others) worth[other] = value;
        return new FieldUnit(name, spellings, worth.ToImmutable());
    }

    private static IEnumerable<(string Name, double Worth)> Times(double worth, params string[] names) => names.Select(name => (name, worth));
}
