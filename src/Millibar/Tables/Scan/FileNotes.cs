namespace Millibar.Tables.Scan;

/// <summary>What is worth saying about the file as a whole.</summary>
internal static class FileNotes
{
    /// <summary>Adds the notes.</summary>
    public static void Add(Dialect dialect, RecordScanner scanner, ICollection<ReadNote> notes)
    {
        if (dialect.PreambleLines > 0)
        {
            notes.Add(new ReadNote("preamble", true, null,
                dialect.PreambleLines == 1
                    ? Sentence.Of($"{dialect.PreambleLines} comment line before the header was skipped.")
                    : Sentence.Of($"{dialect.PreambleLines} comment lines before the header were skipped."),
                Sentence.Of("Nothing, if they are comments.")));
        }

        var blank = scanner.BlankLines + dialect.BlankLines;
        if (blank > 0)
        {
            notes.Add(new ReadNote("blank-lines", true, null,
                blank == 1 ? Sentence.Of($"{blank} blank line was skipped.") : Sentence.Of($"{blank} blank lines were skipped."),
                Sentence.Of("Nothing, if no values are missing there.")));
        }

        if (scanner.BackslashQuotes > 0)
        {
            notes.Add(new ReadNote("quote-style", true, null,
                scanner.BackslashQuotes == 1
                    ? Sentence.Of($"In {scanner.BackslashQuotes} field quotes are escaped with a backslash; they were read as quotes.")
                    : Sentence.Of($"In {scanner.BackslashQuotes} fields quotes are escaped with a backslash; they were read as quotes."),
                Sentence.Of("Write a quote inside a quoted field twice (\"\").")));
        }

        if (scanner.Bad.ShortLastLine is { } line)
        {
            notes.Add(new ReadNote("last-row-short", true, null,
                Sentence.Of($"The last row (line {line}) ends early and was set aside: the file seems to be cut off."),
                Sentence.Of("Fetch the whole file again if rows are missing.")));
        }

        var refused = scanner.Bad.Refusable + dialect.StrayLines.Length;
        if (refused > 0)
        {
            notes.Add(new ReadNote("rows-set-aside", true, null,
                refused == 1 ? Sentence.Of($"{refused} bad row was set aside.") : Sentence.Of($"{refused} bad rows were set aside."),
                Sentence.Of("Look at the list of rows set aside, and repair the file if they matter.")));
        }
    }
}
