using System.Collections.Immutable;
using System.Globalization;
using Millibar.Tables;

namespace Millibar.Models.Features;

/// <summary>Turns a table into features.</summary>
/// <remarks>
/// <para>Numbers become one numeric feature each. Dates become numeric parts: days since 1970, year, month, day of year, weekday, and hour where there is a time.</para>
/// <para>Text becomes, by the first rule that fits:</para>
/// <para>1. a category, when it has at most 20 distinct values, each standing for two rows or more on average;</para>
/// <para>2. a category, when at least half of the rows hold a value shared by five rows or more: the (at most 4,000) most frequent such values get a code each, all others share one code;</para>
/// <para>3. free text, when values have two words or more that are mostly letters, or are in a script without spaces;</para>
/// <para>4. whether a value is present, when some are missing; else it is ignored as an identifier.</para>
/// <para>Columns that are constant or all missing are ignored. The target plays no part, so features may be encoded before splitting.</para>
/// </remarks>
public static class FeatureEncoder
{
    private const int MostLevels = 4_000;
    private const int FewLevels = 20;

    /// <summary>Decides each column's role and encodes the table.</summary>
    /// <param name="table">The table, n rows.</param>
    /// <param name="excludedColumns">Indices of target, weight, group and dropped columns.</param>
    /// <param name="ct">Cancels; looked at once a column.</param>
    public static FeatureMatrix Encode(Table table, IReadOnlySet<int> excludedColumns, CancellationToken ct) =>
        FeatureEncoding.Apply(table, Plan(table, excludedColumns, ct), ct);

    /// <summary>Encodes a table with a layout made from another one; columns are found by name.</summary>
    /// <param name="table">The table; columns that the layout does not know are ignored.</param>
    /// <param name="layout">Roles and levels. A value without a code takes that of all other values where there is one, else it counts as missing.</param>
    /// <param name="ct">Cancels; looked at once a column.</param>
    /// <exception cref="MillibarException">A column that the layout needs is absent (<c>column-missing</c>) or of another type (<c>column-type-differs</c>).</exception>
    public static FeatureMatrix Encode(Table table, FeatureLayout layout, CancellationToken ct) =>
        FeatureEncoding.Apply(table, layout, ct);

    /// <summary>Decides each column's role.</summary>
    /// <param name="table">The table.</param>
    /// <param name="excludedColumns">Indices of target, weight, group and dropped columns.</param>
    /// <param name="ct">Cancels; looked at once a column.</param>
    public static FeatureLayout Plan(Table table, IReadOnlySet<int> excludedColumns, CancellationToken ct)
    {
        var roles = ImmutableArray.CreateBuilder<ColumnRole>(table.Columns.Length);
        var numbers = ImmutableArray.CreateBuilder<FeatureLayout.NumberPlan>();
        var dates = ImmutableArray.CreateBuilder<FeatureLayout.DatePlan>();
        var categories = ImmutableArray.CreateBuilder<FeatureLayout.CategoryPlan>();
        var texts = ImmutableArray.CreateBuilder<FeatureLayout.TextPlan>();

        for (var c = 0; c < table.Columns.Length; c++)
        {
            ct.ThrowIfCancellationRequested();
            var column = table.Columns[c];
            if (excludedColumns.Contains(c))
            {
                roles.Add(new ColumnRole(c, column.Name, FeatureRole.Ignored, "set aside: target, weight, group or dropped"));
                continue;
            }

            if (WhyEmpty(column) is { } reason)
            {
                roles.Add(new ColumnRole(c, column.Name, FeatureRole.Ignored, reason));
                continue;
            }

            switch (column)
            {
                case Column.Number:
                    numbers.Add(new FeatureLayout.NumberPlan(c, column.Name));
                    roles.Add(new ColumnRole(c, column.Name, FeatureRole.Number, "number"));
                    break;
                case Column.Date date:
                    dates.Add(new FeatureLayout.DatePlan(c, column.Name, VaryingParts(date)));
                    roles.Add(new ColumnRole(c, column.Name, FeatureRole.Date, "point in time, split into its parts"));
                    break;
                case Column.Text text:
                    roles.Add(PlanText(c, text, categories, texts));
                    break;
            }
        }

        return new FeatureLayout
        {
            Roles = roles.MoveToImmutable(),
            Numbers = numbers.ToImmutable(),
            Dates = dates.ToImmutable(),
            Categories = categories.ToImmutable(),
            Texts = texts.ToImmutable(),
        };
    }

    private static ColumnRole PlanText(
        int index,
        Column.Text text,
        ImmutableArray<FeatureLayout.CategoryPlan>.Builder categories,
        ImmutableArray<FeatureLayout.TextPlan>.Builder texts)
    {
        var counts = new int[text.Levels.Length];
        foreach (var code in text.Codes)
            if (code >= 0) counts[code]++;
        var shape = TextShape.Of(counts, text.Levels);

        if (shape.Distinct <= FewLevels && shape.Rows >= 2 * shape.Distinct)
        {
            var levels = Enumerable.Range(0, counts.Length).Where(l => counts[l] > 0).Select(l => text.Levels[l]);
            categories.Add(new FeatureLayout.CategoryPlan(index, text.Name, [.. levels], HasOther: false));
            return new ColumnRole(index, text.Name, FeatureRole.Category, Invariant($"{shape.Distinct} distinct values"));
        }

        if (shape.FrequentRows * 2 >= shape.Rows)
        {
            var kept = Enumerable.Range(0, counts.Length)
                .Where(l => counts[l] >= TextShape.Frequent)
                .OrderByDescending(l => counts[l]).ThenBy(l => l)
                .Take(MostLevels).Order()
                .Select(l => text.Levels[l]).ToImmutableArray();
            categories.Add(new FeatureLayout.CategoryPlan(index, text.Name, kept, HasOther: kept.Length < shape.Distinct));
            return new ColumnRole(
                index, text.Name, FeatureRole.Category, Invariant($"{shape.Distinct} distinct values, {kept.Length} of them frequent"));
        }

        if (shape.LooksLikeText)
        {
            texts.Add(new FeatureLayout.TextPlan(index, text.Name));
            return new ColumnRole(
                index, text.Name, FeatureRole.FreeText, Invariant($"{shape.Distinct} distinct values in {shape.Rows} rows, {shape.MeanWords:0.0} words each"));
        }

        if (shape.Rows < text.Codes.Length)
        {
            categories.Add(new FeatureLayout.CategoryPlan(index, text.Name, [], HasOther: true));
            return new ColumnRole(
                index, text.Name, FeatureRole.Category, Invariant($"{shape.Distinct} distinct values in {shape.Rows} rows: only whether one is present is used"));
        }

        return new ColumnRole(
            index, text.Name, FeatureRole.Ignored, Invariant($"identifier: {shape.Distinct} distinct values in {shape.Rows} rows"));
    }

    /// <summary>Why a column cannot tell rows apart; null if it can.</summary>
    private static string? WhyEmpty(Column column)
    {
        var first = -1;
        var missing = false;
        for (var row = 0; row < column.Count; row++)
        {
            if (column.IsMissing(row)) missing = true;
            else if (first < 0) first = row;
            else if (Differ(column, first, row)) return null;
            if (missing && first >= 0) return null;
        }

        return first < 0 ? "all values missing" : "the same value in every row";
    }

    private static bool Differ(Column column, int a, int b) => column switch
    {
        Column.Number number => number.Values[a] != number.Values[b],
        Column.Date date => date.Seconds[a] != date.Seconds[b],
        Column.Text text => text.Codes[a] != text.Codes[b],
        _ => false,
    };

    private static ImmutableArray<DatePart> VaryingParts(Column.Date date)
    {
        var parts = ImmutableArray.CreateBuilder<DatePart>();
        foreach (var part in Enum.GetValues<DatePart>())
        {
            if (part == DatePart.Hour && !date.HasTime) continue;
            var first = double.NaN;
            foreach (var seconds in date.Seconds)
            {
                if (double.IsNaN(seconds)) continue;
                var value = FeatureEncoding.PartOf(part, seconds);
                if (double.IsNaN(first)) first = value;
                else if (value != first)
                {
                    parts.Add(part);
                    break;
                }
            }
        }

        // A single date that is sometimes missing: its presence is the feature.
        return parts.Count > 0 ? parts.ToImmutable() : [DatePart.Days];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
