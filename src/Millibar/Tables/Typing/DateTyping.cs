namespace Millibar.Tables.Typing;

/// <summary>Settles how the dates of a column are to be read.</summary>
internal static class DateTyping
{
    /// <summary>Seconds since 1970 of each level (NaN where it is no date); null, with a note, when their order is ambiguous.</summary>
    public static (double[] Seconds, bool HasTime)? Read(CellReading[] readings, LevelSet levels, ColumnContext context, ICollection<ReadNote> notes)
    {
        var others = readings.Count(r => r.Kind == CellKind.OtherDate);
        var isos = readings.Count(r => r.Kind == CellKind.IsoDate);
        if (others > 0 && (isos > 0 || OrderOf(readings, levels) is null))
        {
            var first = Array.FindIndex(readings, r => r.Kind == CellKind.OtherDate);
            notes.Add(new ReadNote("ambiguous-dates", true, context.Name,
                Sentence.Of($"Dates are written in several ways, or the order of day and month cannot be told (line {levels.FirstLineOf(first)}: {System.Text.Encoding.UTF8.GetString(levels[first])}); the column stays text."),
                Sentence.Of("Write all dates as year-month-day, such as 2024-01-31.")));
            return null;
        }

        if (others > 0)
        {
            var dayFirst = OrderOf(readings, levels)!.Value;
            notes.Add(new ReadNote("date-format", false, context.Name,
                dayFirst ? Sentence.Of("Dates were read as day, month, year.") : Sentence.Of("Dates were read as month, day, year."),
                Sentence.Of("If that is wrong, write them as year-month-day, such as 2024-01-31.")));
            return (Array.ConvertAll(Enumerable.Range(0, readings.Length).ToArray(), i => OtherSeconds(levels[i], dayFirst)), false);
        }

        var times = readings.Where(r => r.Kind == CellKind.IsoDate).Select(r => r.Time).ToList();
        var zoned = times.Count(t => t.HasZone);
        if (zoned > 0 && zoned < times.Count)
        {
            notes.Add(new ReadNote("mixed-time-zones", true, context.Name,
                Sentence.Of($"{zoned} of {times.Count} distinct times have a time zone and the others have none; those were taken as UTC."),
                Sentence.Of("Write all times with their zone, such as 2024-01-31T12:00:00Z.")));
        }

        return (Array.ConvertAll(readings, r => r.Kind == CellKind.IsoDate ? r.Time.Seconds : double.NaN), times.Any(t => t.HasTime));
    }

    /// <summary>True when all dates can only be day-month-year, false when only month-day-year, null when both or neither.</summary>
    private static bool? OrderOf(CellReading[] readings, LevelSet levels)
    {
        bool dayFirst = true, monthFirst = true;
        for (var i = 0; i < readings.Length; i++)
        {
            if (readings[i].Kind != CellKind.OtherDate) continue;
            var text = MissingToken.Trim(levels[i]);
            dayFirst &= !double.IsNaN(OtherSeconds(text, true));
            // A date with points is written day first everywhere.
            monthFirst &= text.IndexOf((byte)'.') < 0 && !double.IsNaN(OtherSeconds(text, false));
        }

        return dayFirst == monthFirst ? null : dayFirst;
    }

    private static double OtherSeconds(ReadOnlySpan<byte> text, bool dayFirst)
    {
        if (DateText.ParseParts(MissingToken.Trim(text)) is not { } p) return double.NaN;
        return DateText.Day(p.Year, dayFirst ? p.Second : p.First, dayFirst ? p.First : p.Second) ?? double.NaN;
    }
}
