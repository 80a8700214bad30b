using System.Globalization;

namespace Millibar.Data.Answers;

/// <summary>The order of labels: numbers by value, text by its characters.</summary>
internal static class LabelOrder
{
    /// <summary>Sorts.</summary>
    public static string[] Sort(IEnumerable<string> labels)
    {
        string[] sorted = [.. labels];
        if (Numbers(sorted) is { } numbers) Array.Sort(numbers, sorted);
        else Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    /// <summary>The labels as numbers; null when one of them is none.</summary>
    public static double[]? Numbers(IReadOnlyList<string> labels)
    {
        var numbers = new double[labels.Count];
        for (var l = 0; l < numbers.Length; l++)
            if (!double.TryParse(labels[l], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[l]) || !double.IsFinite(numbers[l])) return null;
        return numbers;
    }
}
