using System.Collections.Immutable;

namespace Millibar.Tables.Typing;

/// <summary>Finishes a column of numbers.</summary>
internal static class NumberTyping
{
    /// <summary>Makes the column and its notes.</summary>
    public static TypedColumn Of(double[] values, NumberGaps gaps, ColumnContext context)
    {
        var notes = ImmutableArray.CreateBuilder<ReadNote>();
        AddGapNotes(gaps, context.Name, notes);
        if (EpochNote(values, context.Name) is { } epoch) notes.Add(epoch);
        return new TypedColumn(new Column.Number(context.Name, values), notes.ToImmutable());
    }

    /// <summary>Notes on words for missing and on infinities.</summary>
    public static void AddGapNotes(NumberGaps gaps, string name, ICollection<ReadNote> notes)
    {
        if (gaps.Tokens.Count > 0)
        {
            var words = string.Join(", ", gaps.Tokens.Select(t => $"\"{t.Key}\" ({t.Value})"));
            notes.Add(new ReadNote("missing-tokens", true, name, Sentence.Of($"Read as missing: {words}."),
                Sentence.Of("If one of them is a value, replace it in the file by a word of its own.")));
        }

        if (gaps.NonFinite > 0)
        {
            notes.Add(new ReadNote("non-finite", true, name,
                gaps.NonFinite == 1
                    ? Sentence.Of($"{gaps.NonFinite} cell holds an infinity or a number too large for a double (first on line {gaps.NonFiniteLine}); read as missing.")
                    : Sentence.Of($"{gaps.NonFinite} cells hold an infinity or a number too large for a double (first on line {gaps.NonFiniteLine}); read as missing."),
                Sentence.Of("Find out where the infinity comes from, often a division by zero, and leave the cell empty or write the right number.")));
        }
    }

    /// <summary>Whole numbers that look like seconds or milliseconds since 1970, between 2001 and 2100.</summary>
    private static ReadNote? EpochNote(double[] values, string name)
    {
        int seconds = 0, milliseconds = 0, present = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            present++;
            if (value is >= 1e9 and < 4.2e9) seconds++;
            else if (value is >= 1e12 and < 4.2e12) milliseconds++;
            else return null;
        }

        if (present == 0 || seconds + milliseconds < present) return null;
        var mixed = seconds > 0 && milliseconds > 0;
        return mixed
            ? new ReadNote("epoch-units", true, name,
                Sentence.Of($"The numbers look like times since 1970, {seconds} in seconds and {milliseconds} in milliseconds."),
                Sentence.Of("Convert them to one unit, or better to ISO dates such as 2024-01-31T12:00:00Z."))
            : new ReadNote("epoch-units", false, name,
                seconds > 0
                    ? Sentence.Of("The numbers may be times since 1970 in seconds; they are used as plain numbers.")
                    : Sentence.Of("The numbers may be times since 1970 in milliseconds; they are used as plain numbers."),
                Sentence.Of("If they are times, write ISO dates such as 2024-01-31T12:00:00Z."));
    }
}
