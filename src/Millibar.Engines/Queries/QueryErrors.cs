using System.Globalization;

namespace Millibar.Engines.Queries;

/// <summary>Why a query or its result was refused: the same words for every database.</summary>
internal static class QueryErrors
{
    public static MillibarException Failed(string what, QuerySource source, Exception inner, string? remedy = null) =>
        new("query-failed", $"The database refused the query: {what.TrimEnd().TrimEnd('.')}.", $"--query, {source}", remedy ?? "Correct the query; try it in the database's own shell first.", inner);

    public static MillibarException Writes(QuerySource source, Exception? inner = null) =>
        new("query-writes", "The query would write. The database was opened for reading only, and nothing was changed.", $"--query, {source}", "Write a query that only reads: SELECT ...", inner);

    public static MillibarException Several(QuerySource source) =>
        new("query-statements", "The query holds more than one statement.", $"--query, {source}", "Give one statement; a semicolon may only end it.");

    public static MillibarException NoColumns(QuerySource source) =>
        new("query-no-columns", "The statement gives no columns.", $"--query, {source}", "Select at least one column.");

    public static MillibarException Unsupported(string column, string type, QuerySource source) =>
        new("query-type", $"The column \"{column}\" is of type {type}, which is not a plain number, date, truth value or text.", $"--query, {source}",
            $"Leave it out, or make it plain in the query: CAST(\"{column}\" AS TEXT); for a duration its seconds, EXTRACT(EPOCH FROM \"{column}\").");

    public static MillibarException Value(string column, long row, string what, string remedy, Exception? inner = null) =>
        new("query-value", $"The column \"{column}\" holds {what}.", $"row {row.ToString("#,0", CultureInfo.InvariantCulture)} of the result", remedy, inner);

    public static MillibarException Locked(QuerySource source, Exception inner) =>
        new("source-locked", "Another program holds the database.", source.ToString(), "Wait until it has finished or close it, then run the command again; or query a copy of the file.", inner);

    public static MillibarException Corrupt(string what, QuerySource source, Exception inner) =>
        new("source-corrupt", $"The database cannot be read: {what.TrimEnd().TrimEnd('.')}.", source.ToString(), "Restore it from a backup, or have the program that made it check it.", inner);

    public static MillibarException Denied(string what, QuerySource source, Exception inner) =>
        new("source-denied", $"The database did not let you in: {what.TrimEnd().TrimEnd('.')}.", source.ToString(), "Check user and password. The variable PGPASSWORD keeps the password out of the command line.", inner);

    public static MillibarException Unreachable(string what, QuerySource source, Exception inner) =>
        new("source-unreachable", $"The server cannot be reached: {what.TrimEnd().TrimEnd('.')}.", source.ToString(), "Check host and port, and that the server runs and lets this machine in; then run the command again.", inner);
}
