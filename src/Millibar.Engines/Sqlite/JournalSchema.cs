using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Millibar.Engines.Sqlite;

/// <summary>The tables of a journal file, and how an older file becomes a newer one.</summary>
internal static class JournalSchema
{
    /// <summary>Marks the file as ours (SQLite's application_id): "MLBR".</summary>
    public const int ApplicationId = 0x4D4C4252;

    /// <summary>The version that this program writes.</summary>
    public static int Newest => Steps.Length;

    /// <summary>Step i leads from version i to i + 1. Released steps are never changed; new ones are added at the end.</summary>
    private static ImmutableArray<string> Steps { get; } =
    [
        // 1: the entries. The sequence is the order in which everything happened, over all streams.
        """
        CREATE TABLE entries (
          sequence INTEGER PRIMARY KEY,
          stream   TEXT    NOT NULL,
          version  INTEGER NOT NULL,
          kind     TEXT    NOT NULL,
          key      TEXT,
          at       INTEGER NOT NULL,
          by       TEXT    NOT NULL,
          body     BLOB    NOT NULL,
          previous BLOB    NOT NULL,
          hash     BLOB    NOT NULL,
          UNIQUE (stream, version)
        ) STRICT;
        CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
        CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
        """,

        // 2: finds the last entry of each kind and key without reading the bodies.
        "CREATE INDEX entries_by_key ON entries (stream, key, kind);",
    ];

    /// <summary>Applies all steps after <paramref name="version"/>, inside the caller's transaction.</summary>
    public static void Upgrade(SqliteConnection connection, SqliteTransaction transaction, int version)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Join('\n', Steps.Skip(version)) + $"\nPRAGMA user_version = {Newest}; PRAGMA application_id = {ApplicationId};";
        command.ExecuteNonQuery();
    }
}
