using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Data;
using Millibar.Data.Labels;
using Millibar.Data.Queues;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Trial.Review;

/// <summary>The rows of an audited data version with what the audit says of them.</summary>
internal sealed class ReviewSheet
{
    private readonly FrozenDictionary<string, int> _indexOf;

    private ReviewSheet(Table table, int target, ImmutableArray<string> classes, ImmutableArray<ReviewRow> rows, ImmutableArray<ReviewRow> ranked)
    {
        Table = table;
        TargetColumn = target;
        Classes = classes;
        Rows = rows;
        Ranked = ranked;
        _indexOf = rows.ToFrozenDictionary(row => row.Item, row => row.Index, StringComparer.Ordinal);
    }

    /// <summary>The rows that have a label.</summary>
    public Table Table { get; }

    /// <summary>Index of the column of labels.</summary>
    public int TargetColumn { get; }

    /// <summary>The classes; empty for numbers.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>All rows, in the order of the table.</summary>
    public ImmutableArray<ReviewRow> Rows { get; }

    /// <summary>The flagged rows, the most suspect first.</summary>
    public ImmutableArray<ReviewRow> Ranked { get; }

    /// <summary>Reads the data and puts the audit beside it.</summary>
    /// <param name="reader">Reads the file.</param>
    /// <param name="options">The data and the target.</param>
    /// <param name="audit">The audit's document.</param>
    /// <param name="predictions">The likeliest classes; null for numbers.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException">The data cannot be read.</exception>
    public static async Task<ReviewSheet> ReadAsync(ITableReader reader, TrialOptions options, JsonElement audit, JsonElement? predictions, CancellationToken ct)
    {
        var input = await TrialInput.ReadAsync(reader, options, ct).ConfigureAwait(false);
        var (table, target) = (input.Table, input.Target);
        var items = ItemNames.OfContent(table, target.ColumnIndex);
        var flagged = Flagged(audit, predictions);
        var suggested = Suggested(audit, predictions);
        var why = Why(audit);
        ImmutableArray<ReviewRow> rows =
        [
            .. items.Select((item, index) =>
            {
                var given = target.Task == TaskKind.Regression ? CellText.Of(table.Columns[target.ColumnIndex], index) : target.ClassNames[target.Classes[index]];
                var other = suggested.GetValueOrDefault(item);
                return new ReviewRow(index, item, given, other == given ? null : other, flagged.Contains(item), false, why.GetValueOrDefault(item, []));
            }),
        ];
        var order = why.Keys.Select((item, place) => (item, place)).ToDictionary(pair => pair.item, pair => pair.place, StringComparer.Ordinal);
        ImmutableArray<ReviewRow> ranked = [.. rows.Where(row => row.Flagged).OrderBy(row => order.GetValueOrDefault(row.Item, int.MaxValue)).ThenBy(row => row.Index)];
        return new ReviewSheet(table, target.ColumnIndex, target.ClassNames, rows, ranked);
    }

    /// <summary>The row that a verdict is about; null when this version has no such row, or it has another label now.</summary>
    public ReviewRow? Find(ReviewedLabel review) => _indexOf.TryGetValue(review.Item, out var index) && Rows[index].Given == review.Given ? Rows[index] : null;

    /// <summary>The first rows to look at. When there are more flags than are wanted they come in the order of their names, which are hashes: a random sample of
    /// the flags, on which their precision can be measured; the most suspect first would flatter it.</summary>
    /// <param name="size">How many.</param>
    /// <param name="atRandom">From all rows instead of the flagged ones.</param>
    public ImmutableArray<ReviewRow> Draw(int size, bool atRandom)
    {
        if (!atRandom) return Ranked.Length <= size ? Ranked : [.. Ranked.OrderBy(row => row.Item, StringComparer.Ordinal).Take(size)];
        return [.. Rows.OrderBy(row => Turned(row.Item), StringComparer.Ordinal).Take(size).Select(row => row with { AtRandom = true })];
    }

    /// <summary>Another order than that of the flags: the hash read backwards.</summary>
    private static string Turned(string item) => string.Concat(item.Reverse());

    private static FrozenSet<string> Flagged(JsonElement audit, JsonElement? predictions)
    {
        if (predictions is not { } document) return audit.GetProperty("far").EnumerateArray().Select(far => far.GetProperty("item").GetString()!).ToFrozenSet(StringComparer.Ordinal);
        string[] items = [.. document.GetProperty("items").EnumerateArray().Select(item => item.GetString()!)];
        return document.GetProperty("flagged").EnumerateArray().Select(row => items[row.GetInt32()]).ToFrozenSet(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Suggested(JsonElement audit, JsonElement? predictions)
    {
        if (predictions is not { } document)
            return audit.GetProperty("far").EnumerateArray().ToDictionary(far => far.GetProperty("item").GetString()!, far => far.GetProperty("expected").GetDouble().ToString("G6", System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        string[] classes = [.. document.GetProperty("classes").EnumerateArray().Select(name => name.GetString()!)];
        return document.GetProperty("items").EnumerateArray().Zip(document.GetProperty("predicted").EnumerateArray())
            .ToDictionary(pair => pair.First.GetString()!, pair => classes[pair.Second.GetInt32()], StringComparer.Ordinal);
    }

    /// <summary>The columns that make the first suspects suspect, in their order.</summary>
    private static Dictionary<string, ImmutableArray<TypicalColumn>> Why(JsonElement audit)
    {
        var why = new Dictionary<string, ImmutableArray<TypicalColumn>>(StringComparer.Ordinal);
        foreach (var suspect in audit.GetProperty("suspects").EnumerateArray())
            why[suspect.GetProperty("item").GetString()!] = [.. suspect.GetProperty("columns").EnumerateArray().Select(column => new TypicalColumn(column.GetProperty("column").GetString()!, column.GetProperty("value").GetString()!, column.GetProperty("weight").GetDouble()))];
        foreach (var far in audit.GetProperty("far").EnumerateArray()) why[far.GetProperty("item").GetString()!] = [];
        return why;
    }
}
