using System.Collections.Immutable;

namespace Millibar.Plan.Charters.Fields;

/// <summary>The value of a charter's field, as files and commands write it.</summary>
internal abstract record FieldValue
{
    private FieldValue() { }

    /// <summary>Words, or the code of a choice.</summary>
    public sealed record Text(string Value) : FieldValue;

    /// <summary>A finite number.</summary>
    public sealed record Number(double Value) : FieldValue;

    /// <summary>Yes or no.</summary>
    public sealed record Flag(bool Value) : FieldValue;

    /// <summary>A day.</summary>
    public sealed record Date(DateOnly Value) : FieldValue;

    /// <summary>Several texts, in order; at least one.</summary>
    public sealed record Texts(ImmutableArray<string> Values) : FieldValue;

    /// <summary>A 90 % range.</summary>
    public sealed record Range(EstimateRange Value) : FieldValue;

    /// <summary>Texts by name; at least one.</summary>
    public sealed record TextMap(ImmutableSortedDictionary<string, string> Values) : FieldValue;

    /// <summary>Numbers by name; at least one.</summary>
    public sealed record NumberMap(ImmutableSortedDictionary<string, double> Values) : FieldValue;

    /// <summary>Whether two values, or their absence, are the same by content.</summary>
    public static bool Same(FieldValue? a, FieldValue? b) => (a, b) switch
    {
        (Texts x, Texts y) => x.Values.SequenceEqual(y.Values),
        (TextMap x, TextMap y) => x.Values.SequenceEqual(y.Values),
        (NumberMap x, NumberMap y) => x.Values.SequenceEqual(y.Values),
        _ => Equals(a, b),
    };
}
