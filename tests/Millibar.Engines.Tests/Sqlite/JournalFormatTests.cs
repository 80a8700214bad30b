using System.Globalization;
using Microsoft.Data.Sqlite;
using Millibar.Engines.Sqlite;
using Millibar.Evidence;

namespace Millibar.Engines.Tests.Sqlite;

public sealed class JournalFormatTests : IDisposable
{
    /// <summary>Format 1 as it was released. Never changed: it stands for files out there.</summary>
    private const string Format1 =
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
        PRAGMA user_version = 1;
        PRAGMA application_id = 1296843346;
        """;

    private readonly ScratchFolder _folder = new();

    private string Journal => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_format_1_is_brought_up_to_date_after_a_checked_backup()
    {
        MakeFormat1(entries: 3);
        Assert.Equal(Notes.Expected(3), await Notes.ReadAsync(Journal));
        Assert.Equal(JournalSchema.Newest, Number(Journal, "PRAGMA user_version"));
        Assert.Equal(1, Number(Journal, "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'entries_by_key'"));

        var backup = Assert.Single(JournalBackups.Of(Journal).List());
        Assert.Contains("before-format-2", backup, StringComparison.Ordinal);
        Assert.Equal(1, Number(_folder.File($"backups/{backup}"), "PRAGMA user_version"));
        Assert.Equal(new JournalVerification(3, 1, []).Entries, JournalVerification.Of(_folder.File($"backups/{backup}"), TestContext.Current.CancellationToken).Entries);
        await Notes.AppendAsync(Journal, 4, 4);
        Assert.Equal(Notes.Expected(4), await Notes.ReadAsync(Journal));
    }

    [Fact]
    public async Task A_damaged_file_of_an_older_format_is_not_migrated()
    {
        MakeFormat1(entries: 3);
        Notes.Execute(Journal, "DROP TRIGGER entries_are_never_changed; UPDATE entries SET body = CAST('{}' AS BLOB) WHERE version = 2");
        var error = await Assert.ThrowsAsync<MillibarException>(() => Notes.ReadAsync(Journal));
        Assert.Equal("journal-corrupt", error.Code);
        Assert.Contains("entry 2 of a was changed", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Number(Journal, "PRAGMA user_version"));
    }

    [Fact]
    public async Task A_restored_backup_of_an_older_format_is_brought_up_to_date_too()
    {
        MakeFormat1(entries: 3);
        await Notes.ReadAsync(Journal);
        await File.WriteAllTextAsync(Journal, "no database", TestContext.Current.CancellationToken);
        var done = await JournalRestore.RunAsync(Journal, null, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal((3L, 0L), (done.Entries, done.Saved));
        Assert.Equal(Notes.Expected(3), await Notes.ReadAsync(Journal));
        Assert.Equal(JournalSchema.Newest, Number(Journal, "PRAGMA user_version"));
    }

    [Fact]
    public async Task Two_that_migrate_at_once_do_it_once()
    {
        MakeFormat1(entries: 3);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Notes.ReadAsync(Journal))));
        Assert.Equal(Notes.Expected(3), await Notes.ReadAsync(Journal));
    }

    [Fact]
    public async Task A_file_of_a_newer_format_is_refused_and_left_as_it_is_byte_for_byte()
    {
        await Notes.AppendAsync(Journal, 1, 3);
        Notes.Execute(Journal, $"PRAGMA user_version = {JournalSchema.Newest + 1}");
        var before = await File.ReadAllBytesAsync(Journal, TestContext.Current.CancellationToken);
        var files = Directory.GetFileSystemEntries(_folder.Path);
        var error = await Assert.ThrowsAsync<MillibarException>(() => Notes.ReadAsync(Journal));
        Assert.Equal("journal-newer", error.Code);
        Assert.Contains("Update Millibar", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Journal, TestContext.Current.CancellationToken));
        Assert.Equal(files.Order(), Directory.GetFileSystemEntries(_folder.Path).Order());
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_left_as_it_is()
    {
        Notes.Execute(Journal, "CREATE TABLE holidays (day TEXT)");
        var before = await File.ReadAllBytesAsync(Journal, TestContext.Current.CancellationToken);
        Assert.Contains("not a journal", (await Assert.ThrowsAsync<MillibarException>(() => Notes.ReadAsync(Journal))).Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Journal, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("UPDATE entries SET by = 'eve' WHERE version = 1")]
    [InlineData("DELETE FROM entries WHERE version = 1")]
    public async Task The_file_itself_refuses_to_change_what_was_recorded(string sql)
    {
        await Notes.AppendAsync(Journal, 1, 2);
        Assert.Contains("never", Assert.Throws<SqliteException>(() => Notes.Execute(Journal, sql)).Message, StringComparison.Ordinal);
    }

    private void MakeFormat1(int entries)
    {
        Notes.Execute(Journal, Format1);
        JournalEntry? last = null;
        for (var i = 1; i <= entries; i++)
        {
            last = JournalLine.Chained("a", last, Notes.Of(i), Notes.At, "ann");
            Notes.Execute(Journal, string.Create(
                CultureInfo.InvariantCulture,
                $"INSERT INTO entries VALUES (NULL, 'a', {last.Version}, 'note', NULL, {last.At.UtcTicks}, 'ann', x'{Convert.ToHexString(last.Body.Span)}', x'{last.Previous}', x'{last.Hash}')"));
        }
    }

    private static long Number(string path, string sql)
    {
        using var connection = JournalConnection.Open(path, SqliteOpenMode.ReadOnly);
        return JournalConnection.Number(connection, sql);
    }
}
