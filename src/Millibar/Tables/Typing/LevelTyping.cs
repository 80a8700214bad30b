using System.Collections.Immutable;
using System.Text;

namespace Millibar.Tables.Typing;

/// <summary>Decides what a column gathered as distinct texts holds: numbers, dates or text. Each rule looks at the distinct texts only.</summary>
internal static class LevelTyping
{
    /// <summary>Makes the column and its notes.</summary>
    /// <param name="codes">Level of each row, by first appearance.</param>
    /// <param name="levels">The distinct texts.</param>
    /// <param name="context">The column.</param>
    public static TypedColumn Of(int[] codes, LevelSet levels, ColumnContext context)
    {
        var readings = new CellReading[levels.Count];
        for (var i = 0; i < readings.Length; i++) readings[i] = CellReading.Of(levels[i]);
        var census = LevelCensus.Of(readings, levels);
        var notes = ImmutableArray.CreateBuilder<ReadNote>();
        var column = TryNumber(codes, levels, readings, census, context, notes)
            ?? (Column?)TryDate(codes, levels, readings, census, context, notes)
            ?? Text(codes, levels, readings, census, context, notes);
        return new TypedColumn(column, notes.ToImmutable());
    }

    /// <summary>Makes a column that is text whatever its values look like (a typed file says so).</summary>
    public static TypedColumn TextOf(int[] codes, LevelSet levels, ColumnContext context)
    {
        var readings = new CellReading[levels.Count];
        for (var i = 0; i < readings.Length; i++) readings[i] = CellReading.Of(levels[i]);
        var notes = ImmutableArray.CreateBuilder<ReadNote>();
        var column = Text(codes, levels, readings, LevelCensus.Of(readings, levels), context, notes);
        return new TypedColumn(column, notes.ToImmutable());
    }

    private static Column? TryNumber(
        int[] codes, LevelSet levels, CellReading[] readings, LevelCensus census, ColumnContext context, ImmutableArray<ReadNote>.Builder notes)
    {
        var numeric = census.Rows(CellKind.Number) + census.Rows(CellKind.FormattedNumber);
        if (census.Present > 0 && (numeric == 0 || numeric + census.Rows(CellKind.NonFinite) != census.Present)) return null;
        var values = census.Rows(CellKind.FormattedNumber) > 0
            ? FormattedTyping.Values(readings, levels, context, notes)
            : [.. readings.Select(r => r.Kind == CellKind.Number ? r.Value : double.NaN)];
        if (values is null) return null;
        var gaps = new NumberGaps();
        for (var i = 0; i < readings.Length; i++)
            if (readings[i].Kind is CellKind.MissingToken or CellKind.NonFinite) gaps.Add(readings[i].Kind, MissingToken.Trim(levels[i]), levels.FirstLineOf(i), levels.RowsOf(i));
        var typed = NumberTyping.Of(Array.ConvertAll(codes, code => values[code]), gaps, context);
        notes.AddRange(typed.Notes);
        return typed.Column;
    }

    private static Column.Date? TryDate(
        int[] codes, LevelSet levels, CellReading[] readings, LevelCensus census, ColumnContext context, ImmutableArray<ReadNote>.Builder notes)
    {
        if (census.Rows(CellKind.IsoDate) + census.Rows(CellKind.OtherDate) != census.Present) return null;
        if (DateTyping.Read(readings, levels, context, notes) is not { } read) return null;
        var gaps = new NumberGaps();
        for (var i = 0; i < readings.Length; i++)
            if (readings[i].Kind == CellKind.MissingToken) gaps.Add(CellKind.MissingToken, MissingToken.Trim(levels[i]), levels.FirstLineOf(i), levels.RowsOf(i));
        NumberTyping.AddGapNotes(gaps, context.Name, notes);
        return new Column.Date(context.Name, Array.ConvertAll(codes, code => read.Seconds[code]), read.HasTime);
    }

    private static Column.Text Text(
        int[] codes, LevelSet levels, CellReading[] readings, LevelCensus census, ColumnContext context, ImmutableArray<ReadNote>.Builder notes)
    {
        var texts = new string[levels.Count];
        for (var i = 0; i < texts.Length; i++) texts[i] = Encoding.UTF8.GetString(levels[i]);
        var missing = MissingWords.In(texts, readings, levels, context, notes);
        TextNotes.Add(texts, missing, readings, levels, census, context, notes);
        var order = Enumerable.Range(0, texts.Length).Where(i => !missing[i]).ToArray();
        var kept = Array.ConvertAll(order, i => texts[i]);
        Array.Sort(kept, order, StringComparer.Ordinal);
        var newCodes = new int[texts.Length];
        Array.Fill(newCodes, -1);
        for (var i = 0; i < order.Length; i++) newCodes[order[i]] = i;
        for (var row = 0; row < codes.Length; row++) codes[row] = newCodes[codes[row]];
        return new Column.Text(context.Name, codes, kept);
    }
}
