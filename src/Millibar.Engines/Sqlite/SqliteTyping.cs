using System.Globalization;
using Millibar.Engines.Parquet;
using Millibar.Engines.Queries;
using SQLitePCL;

namespace Millibar.Engines.Sqlite;

/// <summary>Finds what a column of a SQLite result holds, from its values and the type that its table declares.</summary>
/// <remarks>
/// Whole numbers and others mixed are numbers. Numbers mixed with text are refused. Text is text whatever it looks like,
/// but for a column declared DATE, DATETIME or TIMESTAMP in which every value is a date as SQLite writes it;
/// 0 and 1 are truth values where the column is declared BOOLEAN.
/// </remarks>
internal sealed class SqliteTyping
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    private readonly sqlite3_stmt _statement;
    private readonly int _index;
    private readonly QuerySource _source;
    private readonly string _declared;
    private long _numberRow;
    private long _textRow;
    private bool _whole = true;
    private bool _truth = true;
    private bool _dates;
    private bool _hasTime;

    public SqliteTyping(sqlite3_stmt statement, int index, QuerySource source)
    {
        _statement = statement;
        _index = index;
        _source = source;
        Name = raw.sqlite3_column_name(statement, index).utf8_to_string();
        _declared = raw.sqlite3_column_decltype(statement, index).utf8_to_string()?.ToUpperInvariant() ?? "";
        _dates = _declared is "DATE" or "DATETIME" || _declared.StartsWith("TIMESTAMP", StringComparison.Ordinal);
    }

    public string Name { get; }

    /// <summary>The kind, once every row was looked at; null where each value is missing and the table does not say.</summary>
    public ColumnKind? Kind => (_numberRow > 0, _textRow > 0) switch
    {
        (true, _) when _whole && _truth && _declared is "BOOLEAN" or "BOOL" => ColumnKind.Boolean,
        (true, _) => _whole ? ColumnKind.Integer : ColumnKind.Number,
        (_, true) when _dates => _hasTime ? ColumnKind.Timestamp : ColumnKind.Date,
        (_, true) => ColumnKind.Text,
        _ => Declared(),
    };

    /// <summary>Looks at the value of the current row.</summary>
    /// <exception cref="MillibarException">It is binary, or numbers and text are mixed.</exception>
    public void Look(long row)
    {
        switch (raw.sqlite3_column_type(_statement, _index))
        {
            case raw.SQLITE_INTEGER:
                if (_numberRow == 0) _numberRow = row;
                _truth = _truth && raw.sqlite3_column_int64(_statement, _index) is 0 or 1;
                break;
            case raw.SQLITE_FLOAT:
                if (_numberRow == 0) _numberRow = row;
                _whole = false;
                break;
            case raw.SQLITE_TEXT:
                if (_textRow == 0) _textRow = row;
                if (_dates) LookAtDate();
                break;
            case raw.SQLITE_BLOB:
                throw QueryErrors.Unsupported(Name, $"BLOB (row {row})", _source);
        }

        if (_numberRow > 0 && _textRow > 0)
            throw QueryErrors.Value(Name, row, $"numbers (row {_numberRow}) and text (row {_textRow})", $"Settle it in the query: CAST(\"{Name}\" AS TEXT), or CAST(\"{Name}\" AS REAL), which makes 0 of what is no number.");
    }

    /// <summary>A date as SQLite writes it; in UTC where it has a zone. Null where the text is none.</summary>
    public static DateTime? Time(string text) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private void LookAtDate()
    {
        var time = Time(raw.sqlite3_column_text(_statement, _index).utf8_to_string());
        _dates = time is not null;
        _hasTime |= time?.TimeOfDay > TimeSpan.Zero;
    }

    /// <summary>The kind of a column without values, by SQLite's rules of affinity.</summary>
    private ColumnKind? Declared() => _declared switch
    {
        _ when _declared.Contains("INT", StringComparison.Ordinal) => ColumnKind.Integer,
        _ when _declared.Contains("CHAR", StringComparison.Ordinal) || _declared.Contains("TEXT", StringComparison.Ordinal) || _declared.Contains("CLOB", StringComparison.Ordinal) => ColumnKind.Text,
        "BOOLEAN" or "BOOL" => ColumnKind.Boolean,
        "DATE" => ColumnKind.Date,
        _ when _dates => ColumnKind.Timestamp,
        _ => null,
    };
}
