using System.Collections.Immutable;

namespace Millibar.Tables.Scan;

/// <summary>Why a record cannot be a row.</summary>
internal enum RecordFault
{
    Ragged,
    StrayQuote,
    UnclosedQuote,
    FieldTooLong,
    RepeatedHeader,
    LastRowShort,
}

/// <summary>The records of a file that cannot be rows, in file order.</summary>
internal sealed class BadRecords
{
    private readonly List<(long Line, RecordFault Fault, int Fields)> _items = [];

    /// <summary>Their number.</summary>
    public int Count => _items.Count;

    public void Add(long line, RecordFault fault, int fields) => _items.Add((line, fault, fields));

    /// <summary>For the table's account.</summary>
    public ImmutableArray<SetAsideRow> ToSetAside() => [.. _items.Select(i => new SetAsideRow(i.Line, CodeOf(i.Fault)))];

    /// <summary>Number of records that the user has to decide about: all but a last row that was cut off.</summary>
    public int Refusable => _items.Count(i => i.Fault != RecordFault.LastRowShort);

    /// <summary>Line of the cut-off last row, or null.</summary>
    public long? ShortLastLine => _items is [.., { Fault: RecordFault.LastRowShort } last] ? last.Line : null;

    /// <summary>The error that refuses the file: the first fault's code, the first lines, and how many there are.</summary>
    public MillibarException Refusal(string file, int columns)
    {
        var first = _items.First(i => i.Fault != RecordFault.LastRowShort);
        var alike = _items.Where(i => i.Fault == first.Fault).ToList();
        var lines = string.Join(", ", alike.Take(5).Select(i => i.Line));
        var more = alike.Count > 5 ? $" and {alike.Count - 5} more" : "";
        var others = Refusable - alike.Count;
        var rest = others > 0 ? $" {others} further row{(others == 1 ? " is" : "s are")} bad for other reasons." : "";
        var where = $"{file}, line{(alike.Count == 1 ? "" : "s")} {lines}{more}";
        const string skip = "Repair the file, or set the bad rows aside with --skip-bad-rows.";
        var (message, remedy) = first.Fault switch
        {
            RecordFault.Ragged => (
                $"{Rows(alike.Count)} not {columns} fields as the header has: line {first.Line} has {first.Fields}.", skip),
            RecordFault.StrayQuote => (
                $"Text follows a closing quote in the row that starts on line {first.Line}.",
                "Write a quote inside a quoted field twice (\"\"). " + skip),
            RecordFault.UnclosedQuote => (
                $"A quote that is opened in the row on line {first.Line} is never closed.",
                "Close the quote, or write a literal quote twice (\"\") inside quotes. " + skip),
            RecordFault.FieldTooLong => (
                $"A field in the row on line {first.Line} is longer than {RecordScanner.LongestField >> 20} MB.",
                "Keep long documents in files of their own and put their names into the table; if a closing quote is missing, add it. " + skip),
            _ => (
                $"The header is repeated on line {first.Line}: two tables seem to be joined in one file.",
                "Split the file, or leave the repeated headers out with --skip-bad-rows."),
        };
        return new MillibarException(CodeOf(first.Fault), message + rest, where, remedy);
    }

    private static string Rows(int count) => count == 1 ? "1 row has" : $"{count} rows have";

    private static string CodeOf(RecordFault fault) => fault switch
    {
        RecordFault.Ragged => "ragged-row",
        RecordFault.StrayQuote => "stray-quote",
        RecordFault.UnclosedQuote => "unclosed-quote",
        RecordFault.FieldTooLong => "field-too-long",
        RecordFault.RepeatedHeader => "repeated-header",
        _ => "last-row-short",
    };
}
