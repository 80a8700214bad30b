using System.Collections.Immutable;

namespace Millibar.Plan.Charters.Fields;

/// <summary>Every field of the charter, in the order of the lifecycle; fields of a section stand together.</summary>
internal static class AllCharterFields
{
    /// <summary>All fields.</summary>
    public static ImmutableArray<CharterField> InOrder { get; } =
        [.. PurposeFields.All, .. SuccessFields.All, .. ResourceFields.All, .. ProductionFields.All, .. PriorityFields.All];

    /// <summary>What each section is about.</summary>
    public static ImmutableSortedDictionary<string, string> Sections { get; } = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["target"] = "What is predicted, and how its labels come about.",
        ["success"] = "How success is measured: one number to optimise, thresholds on the rest; or a weighted average.",
        ["outcome"] = "The number that the business cares about; the model's metric only stands in for it.",
        ["resources"] = "Money, people, time, data, labels, machines.",
        ["roles"] = "Who answers for what. Names of people, not of departments.",
        ["production"] = "What production asks for. Think of it now: most projects that fail thought of it last.",
        ["due"] = "Dates by which the work of each place is to be done.",
        ["priority"] = "Estimates for the portfolio: 90 % ranges, low to high. You should be wrong one time in ten.",
    });

    /// <summary>The field with this key; null when there is none.</summary>
    public static CharterField? Find(string key) => InOrder.FirstOrDefault(field => field.Key == key);
}
