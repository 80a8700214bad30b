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
                $"{dialect.PreambleLines} comment line{(dialect.PreambleLines == 1 ? "" : "s")} before the header {(dialect.PreambleLines == 1 ? "was" : "were")} skipped.",
                "Nothing, if they are comments."));
        }

        var blank = scanner.BlankLines + dialect.BlankLines;
        if (blank > 0)
        {
            notes.Add(new ReadNote("blank-lines", true, null, $"{blank} blank line{(blank == 1 ? " was" : "s were")} skipped.",
                "Nothing, if no values are missing there."));
        }

        if (scanner.BackslashQuotes > 0)
        {
            notes.Add(new ReadNote("quote-style", true, null,
                $"In {scanner.BackslashQuotes} field{(scanner.BackslashQuotes == 1 ? "" : "s")} quotes are escaped with a backslash; they were read as quotes.",
                "Write a quote inside a quoted field twice (\"\")."));
        }

        if (scanner.Bad.ShortLastLine is { } line)
        {
            notes.Add(new ReadNote("last-row-short", true, null,
                $"The last row (line {line}) ends early and was set aside: the file seems to be cut off.",
                "Fetch the whole file again if rows are missing."));
        }

        var refused = scanner.Bad.Refusable + dialect.StrayLines.Length;
        if (refused > 0)
        {
            notes.Add(new ReadNote("rows-set-aside", true, null, $"{refused} bad row{(refused == 1 ? " was" : "s were")} set aside.",
                "Look at the list of rows set aside, and repair the file if they matter."));
        }
    }
}
