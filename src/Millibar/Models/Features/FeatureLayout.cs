using System.Collections.Immutable;

namespace Millibar.Models.Features;

/// <summary>How the columns of one table become features; made once by <see cref="FeatureEncoder.Plan"/>, applied to that table and to others like it.</summary>
public sealed record FeatureLayout
{
    /// <summary>Role and reason of every column of the table, in table order.</summary>
    public required ImmutableArray<ColumnRole> Roles { get; init; }

    internal ImmutableArray<NumberPlan> Numbers { get; init; } = [];

    internal ImmutableArray<DatePlan> Dates { get; init; } = [];

    internal ImmutableArray<CategoryPlan> Categories { get; init; } = [];

    internal ImmutableArray<TextPlan> Texts { get; init; } = [];

    internal sealed record NumberPlan(int Column, string Name);

    internal sealed record DatePlan(int Column, string Name, ImmutableArray<DatePart> Parts);

    /// <summary>A categorical feature.</summary>
    /// <param name="Column">Source column.</param>
    /// <param name="Name">Its header.</param>
    /// <param name="Levels">Levels with a code of their own, in code order.</param>
    /// <param name="HasOther">Whether the code after the last level stands for all other values.</param>
    internal sealed record CategoryPlan(int Column, string Name, ImmutableArray<string> Levels, bool HasOther);

    internal sealed record TextPlan(int Column, string Name);
}
