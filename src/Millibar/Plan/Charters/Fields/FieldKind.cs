using System.Collections.Immutable;

namespace Millibar.Plan.Charters.Fields;

/// <summary>What a field of the charter takes.</summary>
internal abstract record FieldKind
{
    private FieldKind() { }

    /// <summary>Free words.</summary>
    public sealed record Text : FieldKind;

    /// <summary>Three capital letters.</summary>
    public sealed record Currency : FieldKind;

    /// <summary>The name of a metric.</summary>
    public sealed record Metric : FieldKind;

    /// <summary>One of a few words.</summary>
    public sealed record Choice(ImmutableArray<string> Codes) : FieldKind;

    /// <summary>A number from <paramref name="Low"/> to <paramref name="High"/>, both included.</summary>
    public sealed record Number(double Low, double High, FieldUnit Unit) : FieldKind;

    /// <summary>True or false.</summary>
    public sealed record Flag : FieldKind;

    /// <summary>A day.</summary>
    public sealed record Date : FieldKind;

    /// <summary>A list of free words.</summary>
    public sealed record Texts : FieldKind;

    /// <summary>A list of requirements.</summary>
    public sealed record Requirements : FieldKind;

    /// <summary>A lower and an upper end, both from <paramref name="Low"/> to <paramref name="High"/>.</summary>
    public sealed record Range(double Low, double High, FieldUnit Unit) : FieldKind;

    /// <summary>Words by the code of a question; see <see cref="ArchetypeQuestions"/>.</summary>
    public sealed record Answers : FieldKind;

    /// <summary>Weights by the name of a metric.</summary>
    public sealed record Weights : FieldKind;
}
