using System.Data;
using Microsoft.Data.Sqlite;
using Millibar.Evidence;

namespace Millibar.Engines.Sqlite;

/// <summary>Journal entries as rows of the table.</summary>
internal static class EntryRow
{
    /// <summary>Columns in the order that <see cref="Read"/> expects.</summary>
    public const string Columns = "stream, version, kind, key, at, by, body, previous, hash";

    public static JournalEntry Read(SqliteDataReader row) => new()
    {
        Stream = row.GetString(0),
        Version = row.GetInt64(1),
        Kind = row.GetString(2),
        Key = row.IsDBNull(3) ? null : row.GetString(3),
        At = new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
        By = row.GetString(5),
        Body = row.GetFieldValue<byte[]>(6),
        Previous = Convert.ToHexStringLower(row.GetFieldValue<byte[]>(7)),
        Hash = Convert.ToHexStringLower(row.GetFieldValue<byte[]>(8)),
    };

    /// <summary>A command that inserts one entry again and again.</summary>
    public static SqliteCommand Inserting(SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO entries ({Columns}) VALUES ($stream, $version, $kind, $key, $at, $by, $body, $previous, $hash)";
        command.Parameters.Add("$stream", SqliteType.Text);
        command.Parameters.Add("$version", SqliteType.Integer);
        command.Parameters.Add("$kind", SqliteType.Text);
        command.Parameters.Add("$key", SqliteType.Text);
        command.Parameters.Add("$at", SqliteType.Integer);
        command.Parameters.Add("$by", SqliteType.Text);
        command.Parameters.Add("$body", SqliteType.Blob);
        command.Parameters.Add("$previous", SqliteType.Blob);
        command.Parameters.Add("$hash", SqliteType.Blob);
        return command;
    }

    public static void Insert(SqliteCommand command, SqliteTransaction transaction, JournalEntry entry)
    {
        command.Transaction = transaction;
        var values = command.Parameters;
        values[0].Value = entry.Stream;
        values[1].Value = entry.Version;
        values[2].Value = entry.Kind;
        values[3].Value = (object?)entry.Key ?? DBNull.Value;
        values[4].Value = entry.At.UtcTicks;
        values[5].Value = entry.By;
        values[6].Value = entry.Body.ToArray();
        values[7].Value = Convert.FromHexString(entry.Previous);
        values[8].Value = Convert.FromHexString(entry.Hash);
        command.ExecuteNonQuery();
    }
}
