using Millibar.Models.Features;
using Millibar.Tables;

namespace Millibar.Tests.Models.Features;

public class FeatureEncoderTests
{
    private static readonly HashSet<int> None = [];

    [Fact]
    public void Columns_get_the_role_that_their_values_ask_for()
    {
        const int n = 200;
        var table = TableOf(
            new Column.Number("amount", [.. Enumerable.Range(0, n).Select(i => (double)i)]),
            new Column.Number("same", [.. Enumerable.Repeat(4.0, n)]),
            new Column.Number("empty", [.. Enumerable.Repeat(double.NaN, n)]),
            new Column.Date("day", [.. Enumerable.Range(0, n).Select(i => i * 86_400.0)], HasTime: false),
            Words("colour", n, i => i % 3 == 0 ? "red" : "green"),
            Words("town", n, i => $"town{i % 30}"),
            Words("remark", n, i => $"a remark about number {i} and nothing else"),
            Words("code", n, i => $"X-{i:0000}"),
            Words("cabin", n, i => i % 2 == 0 ? null : $"C{i}"),
            Words("name", n, i => $"名前の長い文章{(char)(0x4E00 + i)}"));
        var layout = FeatureEncoder.Plan(table, new HashSet<int> { 0 }, CancellationToken.None);
        Assert.Equal(
            [
                FeatureRole.Ignored, FeatureRole.Ignored, FeatureRole.Ignored, FeatureRole.Date, FeatureRole.Category,
                FeatureRole.Category, FeatureRole.FreeText, FeatureRole.Ignored, FeatureRole.Category, FeatureRole.FreeText,
            ],
            layout.Roles.Select(r => r.Role));
        Assert.All(layout.Roles, r => Assert.NotEmpty(r.Reason));
        Assert.StartsWith("identifier", layout.Roles[7].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_become_the_parts_that_vary()
    {
        // 2024-02-29 06:00 is a Thursday, day 60 of the year; 2024-03-01 18:30 a Friday.
        var table = TableOf(new Column.Date("at", [1709186400, 1709317800, double.NaN], HasTime: true));
        var features = FeatureEncoder.Encode(table, None, CancellationToken.None).Numeric;
        Assert.Equal(["at (days)", "at (month)", "at (day of year)", "at (weekday)", "at (hour)"], features.Select(f => f.Name));
        Assert.Equal([19782.25f, 2, 60, 3, 6], features.Select(f => f.Values[0]));
        Assert.Equal([3, 61, 4, 18], features.Skip(1).Select(f => f.Values[1]));
        Assert.All(features, f => Assert.True(float.IsNaN(f.Values[2])));
    }

    [Fact]
    public void Numbers_beyond_float_are_clamped_and_missing_stays_missing()
    {
        var table = TableOf(new Column.Number("x", [1e300, -1e300, double.NaN, 2]));
        Assert.Equal([float.MaxValue, float.MinValue, float.NaN, 2], FeatureEncoder.Encode(table, None, CancellationToken.None).Numeric[0].Values);
    }

    [Fact]
    public void Another_table_is_encoded_with_the_same_codes_whatever_its_order_of_columns()
    {
        var train = TableOf(Words("c", 9, i => "abc"[i % 3].ToString()), new Column.Number("x", [1, 2, 3, 4, 5, 6, 7, 8, 9]));
        var layout = FeatureEncoder.Plan(train, None, CancellationToken.None);
        var other = TableOf(new Column.Number("x", [5, 6, 7]), Words("more", 3, _ => "?"), Words("c", 3, i => i == 0 ? "c" : i == 1 ? "z" : null));
        var features = FeatureEncoder.Encode(other, layout, CancellationToken.None);
        Assert.Equal([2, -1, -1], features.Categories[0].Codes);
        Assert.Equal([5, 6, 7], features.Numeric[0].Values);
        Assert.Equal(3, features.Categories[0].LevelCount);
    }

    [Fact]
    public void A_rare_and_an_unseen_value_share_the_last_code()
    {
        var train = TableOf(Words("c", 300, i => i < 290 ? $"t{i % 29}" : $"rare{i}"));
        var layout = FeatureEncoder.Plan(train, None, CancellationToken.None);
        var category = FeatureEncoder.Encode(train, layout, CancellationToken.None).Categories[0];
        Assert.Equal(30, category.LevelCount);
        Assert.Equal(29, category.Codes[295]);
        Assert.Equal(29, FeatureEncoder.Encode(TableOf(Words("c", 1, _ => "new")), layout, CancellationToken.None).Categories[0].Codes[0]);
    }

    [Fact]
    public void A_missing_or_differently_typed_column_is_refused_by_name()
    {
        var layout = FeatureEncoder.Plan(TableOf(new Column.Number("x", [1, 2])), None, CancellationToken.None);
        var missing = Assert.Throws<MillibarException>(() => FeatureEncoder.Encode(TableOf(new Column.Number("y", [1])), layout, CancellationToken.None));
        Assert.Equal("column-missing", missing.Code);
        var typed = Assert.Throws<MillibarException>(() => FeatureEncoder.Encode(TableOf(Words("x", 2, i => $"w{i}")), layout, CancellationToken.None));
        Assert.Equal("column-type-differs", typed.Code);
        Assert.Contains("`x`", typed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_rows_have_unit_length_ascending_columns_and_depend_on_themselves_only()
    {
        var texts = Enumerable.Range(0, 40).Select(i => $"Free entry number {i}, call now now now!").ToArray();
        var all = FeatureEncoder.Encode(TableOf(Words("t", 40, i => texts[i]), Words("u", 40, i => "other words " + texts[39 - i])), None, CancellationToken.None).Text!;
        for (var row = 0; row < 40; row++)
        {
            var at = all.Starts[row]..all.Starts[row + 1];
            Assert.Equal(1, all.Values[at].Sum(v => (double)v * v), 1e-5);
            Assert.Equal(all.Indices[at].Distinct().Order(), all.Indices[at]);
            Assert.All(all.Indices[at], i => Assert.InRange(i, 0, all.Width - 1));
        }

        var layout = FeatureEncoder.Plan(TableOf(Words("t", 40, i => texts[i])), None, CancellationToken.None);
        var one = FeatureEncoder.Encode(TableOf(Words("t", 1, _ => texts[7])), layout, CancellationToken.None).Text!;
        var many = FeatureEncoder.Encode(TableOf(Words("t", 40, i => texts[i])), layout, CancellationToken.None).Text!;
        Assert.Equal(one.Indices, many.Indices[many.Starts[7]..many.Starts[8]]);
    }

    [Fact]
    public void A_cell_of_a_megabyte_is_cut_not_choked_on()
    {
        var table = TableOf(Words("t", 30, i => i == 3 ? string.Concat(Enumerable.Repeat("word ", 200_000)) : $"some short words {i}"));
        var text = FeatureEncoder.Encode(table, None, CancellationToken.None).Text!;
        Assert.True(text.Starts[4] - text.Starts[3] < 5_000);
    }

    private static Table TableOf(params Column[] columns) => new()
    {
        Name = "t.csv",
        Columns = [.. columns],
        RowCount = columns[0].Count,
        RowNumbers = [.. Enumerable.Range(1, columns[0].Count)],
        Hash = string.Empty,
    };

    private static Column.Text Words(string name, int rows, Func<int, string?> value)
    {
        var cells = Enumerable.Range(0, rows).Select(value).ToArray();
        var levels = cells.OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        return new Column.Text(name, Array.ConvertAll(cells, c => c is null ? -1 : Array.BinarySearch(levels, c, StringComparer.Ordinal)), levels);
    }
}
