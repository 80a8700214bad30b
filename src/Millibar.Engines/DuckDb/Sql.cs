using System.Globalization;
using DuckDB.NET.Data;

namespace Millibar.Engines.DuckDb;

/// <summary>In-memory DuckDB connections, and safe quoting.</summary>
internal static class Sql
{
    /// <summary>Opens a database of its own that never fetches extensions.</summary>
    public static DuckDBConnection OpenMemory()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        NeverExtend(connection);
        return connection;
    }

    /// <summary>Keeps a database from fetching or loading extensions.</summary>
    public static void NeverExtend(DuckDBConnection connection)
    {
        connection.Run("SET autoinstall_known_extensions=false");
        connection.Run("SET autoload_known_extensions=false");
        connection.Run("SET allow_community_extensions=false");
    }

    /// <summary>Runs one statement.</summary>
    public static void Run(this DuckDBConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>An identifier in quotes.</summary>
    public static string Identifier(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A string literal in quotes.</summary>
    public static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
