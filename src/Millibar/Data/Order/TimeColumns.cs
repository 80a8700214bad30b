using Millibar.Tables;

namespace Millibar.Data.Order;

/// <summary>Columns that hold time.</summary>
internal static class TimeColumns
{
    private const int FewestDates = 5;
    private const int FewestYears = 3;
    private const double Ordered = 0.95;

    /// <summary>The columns that hold time, those in whose order the rows stand first, dates before seconds before years.</summary>
    public static IReadOnlyList<TimeCandidate> In(CheckContext context)
    {
        var found = new List<TimeCandidate>();
        foreach (var index in context.FeatureColumns)
        {
            var column = context.Table.Columns[index];
            var (values, kind) = column switch
            {
                Column.Date date => (date.Seconds, "date"),
                Column.Number number when IsEpoch(number.Values) => (number.Values, "seconds since 1970"),
                Column.Number number when AreYears(number.Values) => (number.Values, "year"),
                _ => ([], ""),
            };
            if (values.Length == 0) continue;
            var distinct = values.Where(v => !double.IsNaN(v)).Distinct().Count();
            if (kind == "date" && distinct < FewestDates) continue;
            found.Add(new TimeCandidate(index, column.Name, kind, distinct, IsOrdered(values)));
        }

        return [.. found.OrderByDescending(c => c.RowsFollow).ThenByDescending(c => c.Kind != "year").ThenBy(c => c.Index)];
    }

    /// <summary>Whether rows stand in the order of the values (either way), but for one neighbour in twenty.</summary>
    private static bool IsOrdered(double[] values)
    {
        int up = 0, down = 0, steps = 0;
        for (var row = 1; row < values.Length; row++)
        {
            if (double.IsNaN(values[row]) || double.IsNaN(values[row - 1])) continue;
            steps++;
            if (values[row] >= values[row - 1]) up++;
            if (values[row] <= values[row - 1]) down++;
        }

        return steps > 0 && Math.Max(up, down) >= Ordered * steps && up != down;
    }

    /// <summary>Whole numbers between 1990 and 2035 in seconds (or milliseconds) since 1970.</summary>
    private static bool IsEpoch(double[] values) => All(values, v => v is >= 6.3e8 and <= 2.05e9) || All(values, v => v is >= 6.3e11 and <= 2.05e12);

    private static bool AreYears(double[] values)
    {
        if (!All(values, v => v is >= 1900 and <= 2100)) return false;
        var years = values.Where(v => !double.IsNaN(v)).Distinct().Order().ToArray();
        return years.Length >= FewestYears && 2 * years.Length <= values.Length && years[^1] - years[0] < 2 * years.Length;
    }

    private static bool All(double[] values, Func<double, bool> fits)
    {
        var seen = false;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            if (value != Math.Floor(value) || !fits(value)) return false;
            seen = true;
        }

        return seen;
    }
}
