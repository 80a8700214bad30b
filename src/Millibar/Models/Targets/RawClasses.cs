using System.Globalization;
using Millibar.Tables;

namespace Millibar.Models.Targets;

/// <summary>The distinct values of a column over its present rows, in class order, before anything is decided.</summary>
/// <param name="Codes">Index into <paramref name="Names"/> of each present row.</param>
/// <param name="Names">Distinct values as text; numbers in numeric order, text in ordinal order.</param>
/// <param name="Counts">Rows of each value.</param>
/// <param name="AllWhole">Whether every value is a whole number.</param>
internal sealed record RawClasses(int[] Codes, string[] Names, int[] Counts, bool AllWhole)
{
    public static RawClasses Of(Column column, int[] present) => column switch
    {
        Column.Text text => OfText(text, present),
        Column.Number number => OfNumbers(number.Values, present, v => v.ToString("R", CultureInfo.InvariantCulture)),
        Column.Date date => OfNumbers(date.Seconds, present, s => DateName(s, date.HasTime)),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "unknown kind of column"),
    };

    private static RawClasses OfText(Column.Text text, int[] present)
    {
        var counts = new int[text.Levels.Length];
        foreach (var row in present) counts[text.Codes[row]]++;
        // Levels without a row (a table cut down to some rows) are no classes.
        int[] used = [.. Enumerable.Range(0, counts.Length).Where(level => counts[level] > 0).OrderBy(level => text.Levels[level], StringComparer.Ordinal)];
        var code = new int[counts.Length];
        for (var k = 0; k < used.Length; k++) code[used[k]] = k;
        return new RawClasses(
            Array.ConvertAll(present, row => code[text.Codes[row]]),
            Array.ConvertAll(used, level => text.Levels[level]),
            Array.ConvertAll(used, level => counts[level]),
            AllWhole: false);
    }

    private static RawClasses OfNumbers(double[] values, int[] present, Func<double, string> name)
    {
        var sorted = Array.ConvertAll(present, row => values[row] + 0.0);
        Array.Sort(sorted);
        var distinct = 0;
        var counts = new List<int>();
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                sorted[distinct++] = sorted[i];
                counts.Add(0);
            }

            counts[^1]++;
        }

        var levels = sorted[..distinct];
        return new RawClasses(
            Array.ConvertAll(present, row => Array.BinarySearch(levels, values[row] + 0.0)),
            Array.ConvertAll(levels, level => name(level)),
            [.. counts],
            Array.TrueForAll(levels, level => level == Math.Floor(level)));
    }

    private static string DateName(double seconds, bool hasTime) =>
        DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToString(hasTime ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
