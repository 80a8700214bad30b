using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Millibar.Tables;

namespace Millibar.Models.Features;

/// <summary>Applies a layout to a table.</summary>
internal static class FeatureEncoding
{
    private const double SecondsPerDay = 86_400;
    private const int RowsBetweenLooks = 1_000;

    public static FeatureMatrix Apply(Table table, FeatureLayout layout, CancellationToken ct)
    {
        var numeric = ImmutableArray.CreateBuilder<NumericFeature>(layout.Numbers.Length);
        foreach (var plan in layout.Numbers)
        {
            ct.ThrowIfCancellationRequested();
            var values = Find(table, plan.Column, plan.Name) switch
            {
                Column.Number number => Array.ConvertAll(number.Values, ToFloat),
                Column.Text { Levels.Length: 0 } text => Missing(text.Count),
                var other => throw TypeDiffers(table, other, "numbers"),
            };
            numeric.Add(new NumericFeature(plan.Name, plan.Column, values));
        }

        foreach (var plan in layout.Dates)
        {
            ct.ThrowIfCancellationRequested();
            var seconds = Find(table, plan.Column, plan.Name) switch
            {
                Column.Date date => date.Seconds,
                var other when AllMissing(other) => Array.ConvertAll(Missing(other.Count), v => (double)v),
                var other => throw TypeDiffers(table, other, "dates"),
            };
            foreach (var part in plan.Parts)
            {
                var values = Array.ConvertAll(seconds, s => double.IsNaN(s) ? float.NaN : ToFloat(PartOf(part, s)));
                numeric.Add(new NumericFeature($"{plan.Name} ({NameOf(part)})", plan.Column, values));
            }
        }

        var categories = ImmutableArray.CreateBuilder<CategoryFeature>(layout.Categories.Length);
        foreach (var plan in layout.Categories)
        {
            ct.ThrowIfCancellationRequested();
            var codes = Codes(Find(table, plan.Column, plan.Name), plan);
            categories.Add(new CategoryFeature(plan.Name, plan.Column, codes, plan.Levels.Length + (plan.HasOther ? 1 : 0)));
        }

        return new FeatureMatrix
        {
            RowCount = table.RowCount,
            Numeric = numeric.ToImmutable(),
            Categories = categories.MoveToImmutable(),
            Text = Text(table, layout, ct),
        };
    }

    /// <summary>Value of a part; weekdays run from 0 (Monday) to 6.</summary>
    public static double PartOf(DatePart part, double seconds)
    {
        if (part == DatePart.Days) return seconds / SecondsPerDay;
        var days = Math.Floor(seconds / SecondsPerDay);
        if (part == DatePart.Hour) return Math.Floor((seconds - days * SecondsPerDay) / 3600);
        if (part == DatePart.Weekday) return (((days + 3) % 7) + 7) % 7;
        var limits = (DateTime.MinValue - DateTime.UnixEpoch, DateTime.MaxValue - DateTime.UnixEpoch);
        var date = DateTime.UnixEpoch.AddDays(Math.Clamp(days, limits.Item1.TotalDays, Math.Floor(limits.Item2.TotalDays)));
        return part switch
        {
            DatePart.Year => date.Year,
            DatePart.Month => date.Month,
            _ => date.DayOfYear,
        };
    }

    private static string NameOf(DatePart part) => part switch
    {
        DatePart.DayOfYear => "day of year",
        DatePart.Days => "days",
        DatePart.Year => "year",
        DatePart.Month => "month",
        DatePart.Weekday => "weekday",
        _ => "hour",
    };

    private static float ToFloat(double value) =>
        double.IsNaN(value) ? float.NaN : (float)Math.Clamp(value, float.MinValue, float.MaxValue);

    private static float[] Missing(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }

    private static bool AllMissing(Column column)
    {
        for (var row = 0; row < column.Count; row++)
            if (!column.IsMissing(row)) return false;
        return true;
    }

    private static int[] Codes(Column column, FeatureLayout.CategoryPlan plan)
    {
        var known = new Dictionary<string, int>(plan.Levels.Length);
        for (var l = 0; l < plan.Levels.Length; l++) known[plan.Levels[l]] = l;
        var other = plan.HasOther ? plan.Levels.Length : -1;
        if (column is Column.Text text)
        {
            var map = Array.ConvertAll(text.Levels, level => known.GetValueOrDefault(level, other));
            return Array.ConvertAll(text.Codes, code => code < 0 ? -1 : map[code]);
        }

        // The same column can look numeric in a smaller file.
        var codes = new int[column.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = column.IsMissing(row) ? -1
                : column is Column.Number number ? known.GetValueOrDefault(number.Values[row].ToString("R", CultureInfo.InvariantCulture), other)
                : other;
        }

        return codes;
    }

    private static SparseRows? Text(Table table, FeatureLayout layout, CancellationToken ct)
    {
        if (layout.Texts.IsEmpty) return null;
        var columns = layout.Texts.Select(plan => Find(table, plan.Column, plan.Name)).ToArray();
        var hashed = new HashedText();
        var starts = new int[table.RowCount + 1];
        List<int> indices = [];
        List<float> values = [];
        for (var row = 0; row < table.RowCount; row++)
        {
            if (row % RowsBetweenLooks == 0) ct.ThrowIfCancellationRequested();
            var start = indices.Count;
            for (var t = 0; t < columns.Length; t++)
            {
                if (columns[t].IsMissing(row)) continue;
                var text = columns[t] switch
                {
                    Column.Text c => c.Levels[c.Codes[row]],
                    Column.Number c => c.Values[row].ToString("R", CultureInfo.InvariantCulture),
                    var other => throw TypeDiffers(table, other, "text"),
                };
                hashed.Append(text, t, indices, values);
            }

            if (columns.Length > 1) SortAndMerge(indices, values, start);
            Normalise(CollectionsMarshal.AsSpan(values)[start..]);
            starts[row + 1] = indices.Count;
        }

        return new SparseRows(starts, [.. indices], [.. values], HashedText.Width);
    }

    private static void SortAndMerge(List<int> indices, List<float> values, int start)
    {
        var keys = CollectionsMarshal.AsSpan(indices)[start..];
        var items = CollectionsMarshal.AsSpan(values)[start..];
        keys.Sort(items);
        var kept = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (kept > 0 && keys[kept - 1] == keys[i])
            {
                items[kept - 1] += items[i];
                continue;
            }

            keys[kept] = keys[i];
            items[kept++] = items[i];
        }

        indices.RemoveRange(start + kept, keys.Length - kept);
        values.RemoveRange(start + kept, items.Length - kept);
    }

    private static void Normalise(Span<float> values)
    {
        var sum = 0.0;
        foreach (var v in values) sum += v * v;
        if (sum == 0) return;
        var scale = (float)(1 / Math.Sqrt(sum));
        for (var i = 0; i < values.Length; i++) values[i] *= scale;
    }

    private static Column Find(Table table, int column, string name)
    {
        if (column < table.Columns.Length && table.Columns[column].Name == name) return table.Columns[column];
        var index = table.IndexOf(name);
        if (index >= 0) return table.Columns[index];
        throw new MillibarException(
            "column-missing",
            $"Column `{name}` of the training data is absent.",
            table.Name,
            "Give a file with the same columns, or drop the column from training with --drop.");
    }

    private static MillibarException TypeDiffers(Table table, Column column, string wanted) => new(
        "column-type-differs",
        $"Column `{column.Name}` holds {wanted} in the training data, but not here.",
        $"{table.Name}, column `{column.Name}`",
        "Write the column in the same form in both files.");
}
