using System.Collections.Immutable;
using Millibar.Plan.Charters.Fields;

namespace Millibar.Plan.Charters;

/// <summary>A field in which two charters differ.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Before">Its old value on one line; null when it was open.</param>
/// <param name="After">Its new value on one line; null when it was cleared.</param>
internal sealed record CharterDifference(string Key, string? Before, string? After)
{
    /// <summary>The fields that differ, in the order of the file.</summary>
    public static ImmutableArray<CharterDifference> Between(Charter before, Charter after) =>
        [.. AllCharterFields.InOrder
            .Where(field => !FieldValue.Same(field.Get(before), field.Get(after)))
            .Select(field => new CharterDifference(field.Key, Short(field.Get(before)), Short(field.Get(after))))];

    private static string? Short(FieldValue? value) => value is null ? null : CharterText.Short(value);
}
