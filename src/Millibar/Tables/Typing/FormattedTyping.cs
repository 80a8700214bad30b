namespace Millibar.Tables.Typing;

/// <summary>Settles how the formatted numbers of a column are to be read: all in one way, or not at all.</summary>
internal static class FormattedTyping
{
    /// <summary>The value of each level; null, with a note, when the column's formats contradict each other.</summary>
    public static double[]? Values(CellReading[] readings, LevelSet levels, ColumnContext context, ICollection<ReadNote> notes)
    {
        var parts = new FormattedNumber?[readings.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            parts[i] = readings[i].Formatted
                ?? (readings[i].Kind == CellKind.Number ? FormattedNumber.Parse(MissingToken.Trim(levels[i])) : null);
        }

        var numbers = parts.OfType<FormattedNumber>().ToList();
        var commas = numbers.Any(n => n.Mark == DecimalMark.Comma);
        var points = numbers.Any(n => n.Mark == DecimalMark.Point);
        var units = numbers.Select(n => n.IsPercent ? "%" : n.Currency).Distinct(StringComparer.Ordinal).ToList();
        var oneUnit = units.Count == 1 || units.Count == 2 && units.Contains("") && !units.Contains("%");
        if (commas && points || !oneUnit)
        {
            notes.Add(new ReadNote("number-format", true, context.Name,
                commas && points ? Sentence.Of("Decimal commas and decimal points are mixed; the column stays text.")
                    : Sentence.Of($"Numbers with different units ({Sentence.Join(", ", units.Select(u => u.Length == 0 ? Sentence.Of("none") : Sentence.Plain(u!)))}) are mixed; the column stays text."),
                Sentence.Of("Write all numbers of a column in one way, for example 1234.56.")));
            return null;
        }

        var commaIsDecimal = commas || !points && context.CommaIsDecimal;
        var values = new double[readings.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = parts[i] is not { } part ? double.NaN
                : readings[i].Kind == CellKind.Number && !commaIsDecimal ? readings[i].Value
                : part.Value(commaIsDecimal) ?? double.NaN;
        }

        notes.Add(Note(parts, levels, context, commaIsDecimal));
        return values;
    }

    private static ReadNote Note(FormattedNumber?[] parts, LevelSet levels, ColumnContext context, bool commaIsDecimal)
    {
        var example = Array.FindIndex(parts, p => p is not null and not { IsPlain: true, Mark: DecimalMark.None });
        var text = System.Text.Encoding.UTF8.GetString(levels[example]);
        var value = parts[example]!.Value(commaIsDecimal);
        // A decimal comma is what one expects in a semicolon file; everything else is worth a second look.
        var expected = context.CommaIsDecimal && parts.All(p => p is null or { IsPlain: true, Mark: DecimalMark.None or DecimalMark.Comma or DecimalMark.UnclearComma });
        return new ReadNote("number-format", !expected, context.Name,
            Sentence.Of($"Formatted numbers were converted: \"{text}\" was read as {value}."),
            Sentence.Of("If that is wrong, write plain numbers such as 1234.56."));
    }
}
