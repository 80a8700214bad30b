using Millibar.Engines.Sqlite;
using Millibar.Evidence;

namespace Millibar.Engines.Tests.Sqlite;

public sealed class JournalDamageTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Journal => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_journal_with_a_broken_header_says_how_to_restore_and_restore_brings_it_back()
    {
        await Notes.AppendAsync(Journal, 1, 20);
        var backup = await JournalBackups.Of(Journal).CreateAsync("manual", Notes.At, Ct);
        await OverwriteAsync(0, 64);
        var error = await Assert.ThrowsAsync<MillibarException>(() => Notes.ReadAsync(Journal));
        Assert.Equal("journal-corrupt", error.Code);
        Assert.Contains(backup, error.Remedy, StringComparison.Ordinal);
        Assert.Contains("millibar journal restore", error.Remedy, StringComparison.Ordinal);

        var done = await JournalRestore.RunAsync(Journal, null, TimeProvider.System, Ct);
        Assert.Equal((backup, 20L, 0L), (done.Backup, done.Entries, done.Saved));
        Assert.True(File.Exists(done.Damaged));
        Assert.Equal(Notes.Expected(20), await Notes.ReadAsync(Journal));
    }

    [Fact]
    public async Task What_is_younger_than_the_backup_is_saved_from_the_damaged_file_as_far_as_it_can_be_read()
    {
        await Notes.AppendAsync(Journal, 1, 10);
        await JournalBackups.Of(Journal).CreateAsync("manual", Notes.At, Ct);
        await Notes.AppendAsync(Journal, 11, 15);
        Notes.Execute(Journal, "DROP TRIGGER entries_are_never_changed; UPDATE entries SET by = 'eve' WHERE version = 14");
        Assert.Contains("entry 14 of a was changed", Assert.Single(JournalVerification.Of(Journal, Ct).Faults), StringComparison.Ordinal);
        var done = await JournalRestore.RunAsync(Journal, null, TimeProvider.System, Ct);
        Assert.Equal((13L, 3L), (done.Entries, done.Saved));
        Assert.Equal(Notes.Expected(13), await Notes.ReadAsync(Journal));
        Assert.Empty(JournalVerification.Of(Journal, Ct).Faults);
    }

    [Fact]
    public async Task Restoring_a_sound_journal_loses_nothing()
    {
        await Notes.AppendAsync(Journal, 1, 3);
        await JournalBackups.Of(Journal).CreateAsync("manual", Notes.At, Ct);
        await Notes.AppendAsync(Journal, 4, 6);
        await JournalRestore.RunAsync(Journal, null, TimeProvider.System, Ct);
        Assert.Equal(Notes.Expected(6), await Notes.ReadAsync(Journal));
    }

    [Fact]
    public async Task A_missing_or_emptied_journal_is_a_loss_not_a_beginning()
    {
        await Notes.AppendAsync(Journal, 1, 3);
        await JournalBackups.Of(Journal).CreateAsync("manual", Notes.At, Ct);
        File.Delete(Journal);
        Assert.Equal("journal-corrupt", (await Assert.ThrowsAsync<MillibarException>(() => SqliteJournal.OpenAsync(Journal, TimeProvider.System, Ct))).Code);
        await File.WriteAllBytesAsync(Journal, [], Ct);
        Assert.Equal("journal-corrupt", (await Assert.ThrowsAsync<MillibarException>(() => SqliteJournal.CreateAsync(Journal, TimeProvider.System, Ct))).Code);
        await JournalRestore.RunAsync(Journal, null, TimeProvider.System, Ct);
        Assert.Equal(Notes.Expected(3), await Notes.ReadAsync(Journal));
    }

    [Fact]
    public async Task Without_a_sound_backup_restore_says_so_and_moves_nothing()
    {
        await Notes.AppendAsync(Journal, 1, 3);
        Assert.Equal("backup-missing", (await Assert.ThrowsAsync<MillibarException>(() => JournalRestore.RunAsync(Journal, null, TimeProvider.System, Ct))).Code);
        var name = await JournalBackups.Of(Journal).CreateAsync("manual", Notes.At, Ct);
        await File.WriteAllTextAsync(JournalBackups.Of(Journal).PathOf(name), "gone", Ct);
        Assert.Equal("backup-corrupt", (await Assert.ThrowsAsync<MillibarException>(() => JournalRestore.RunAsync(Journal, name, TimeProvider.System, Ct))).Code);
        Assert.Equal("backup-missing", (await Assert.ThrowsAsync<MillibarException>(() => JournalRestore.RunAsync(Journal, null, TimeProvider.System, Ct))).Code);
        Assert.Equal(Notes.Expected(3), await Notes.ReadAsync(Journal));
    }

    [Fact]
    public async Task A_backup_of_a_damaged_journal_is_refused_and_leaves_nothing()
    {
        await Notes.AppendAsync(Journal, 1, 3);
        Notes.Execute(Journal, "DROP TRIGGER entries_are_never_deleted; DELETE FROM entries WHERE version = 2");
        var error = await Assert.ThrowsAsync<MillibarException>(() => JournalBackups.Of(Journal).CreateAsync("manual", Notes.At, Ct));
        Assert.Contains("before entry 3 of a entries are missing", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.File("backups")));
    }

    [Fact]
    public async Task Automatic_backups_are_made_when_something_is_new_and_time_has_passed()
    {
        var backups = JournalBackups.Of(Journal);
        await Notes.AppendAsync(Journal, 1, 3);
        Assert.NotNull(await backups.RollAsync(Notes.At, Ct));
        await Notes.AppendAsync(Journal, 4, 4);
        Assert.Null(await backups.RollAsync(Notes.At.AddSeconds(30), Ct));
        Assert.NotNull(await backups.RollAsync(Notes.At.AddMinutes(2), Ct));
        Assert.Null(await backups.RollAsync(Notes.At.AddDays(1), Ct));
        Assert.Equal(2, backups.List().Count);
    }

    [Fact]
    public void Old_automatic_backups_are_thinned_to_one_a_day_and_the_others_stay()
    {
        // Twelve on each of twenty days, newest first, and one made by hand.
        var names = Enumerable.Range(0, 20).SelectMany(day => Enumerable.Range(0, 12).Select(hour => $"journal-202601{30 - day:00}T{23 - hour:00}0000Z-automatic.db")).ToList();
        var gone = JournalBackups.Superfluous([.. names, "journal-20250101T000000Z-manual.db", "journal-mine.db"]).ToHashSet(StringComparer.Ordinal);
        var kept = names.Where(name => !gone.Contains(name)).ToList();
        Assert.Equal(names.Take(8), kept.Take(8));
        Assert.Equal(8 + 13, kept.Count);
        Assert.All(kept.Skip(8), name => Assert.Contains("T230000Z", name, StringComparison.Ordinal));
        Assert.DoesNotContain("journal-20250101T000000Z-manual.db", gone);
        Assert.DoesNotContain("journal-mine.db", gone);
    }

    [Fact]
    public async Task An_import_is_whole_or_nothing_and_repeating_it_changes_nothing()
    {
        await Notes.AppendAsync(Journal, 1, 5);
        var entries = await EntriesAsync(Journal);
        await using var other = await SqliteJournal.CreateAsync(_folder.File("other.db"), TimeProvider.System, Ct);
        Assert.Equal(new JournalImport(3, 0), await JournalImport.RunAsync(other, entries[..3], Ct));
        Assert.Equal(new JournalImport(2, 3), await JournalImport.RunAsync(other, entries, Ct));
        Assert.Equal(new JournalImport(0, 5), await JournalImport.RunAsync(other, entries, Ct));
        Assert.Equal(Notes.Expected(5), await Notes.ReadAsync(_folder.File("other.db")));
    }

    [Fact]
    public async Task An_import_from_a_journal_that_went_another_way_is_refused_and_says_where_they_part()
    {
        await Notes.AppendAsync(Journal, 1, 3);
        var common = await EntriesAsync(Journal);
        await using var other = await SqliteJournal.CreateAsync(_folder.File("other.db"), TimeProvider.System, Ct);
        await JournalImport.RunAsync(other, common, Ct);
        await other.AppendAsync("a", [Notes.Of(100)], null, Notes.At, "bob", Ct);
        await Notes.AppendAsync(Journal, 4, 5);
        var error = await Assert.ThrowsAsync<MillibarException>(async () => await JournalImport.RunAsync(other, await EntriesAsync(Journal), Ct));
        Assert.Equal("journal-fork", error.Code);
        Assert.Contains("here entry 4 is a note by bob", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, await other.VersionAsync("a", Ct));
    }

    [Fact]
    public async Task An_import_with_a_gap_is_refused()
    {
        await Notes.AppendAsync(Journal, 1, 5);
        var entries = await EntriesAsync(Journal);
        await using var other = await SqliteJournal.CreateAsync(_folder.File("other.db"), TimeProvider.System, Ct);
        Assert.Equal("journal-gap", (await Assert.ThrowsAsync<MillibarException>(() => JournalImport.RunAsync(other, [entries[0], entries[2]], Ct))).Code);
        Assert.Empty(await other.StreamsAsync(Ct));
    }

    private async Task OverwriteAsync(long from, int count)
    {
        await using var file = new FileStream(Journal, FileMode.Open, FileAccess.Write);
        file.Position = from;
        await file.WriteAsync(Enumerable.Repeat((byte)0xA5, count).ToArray(), Ct);
    }

    private static async Task<List<JournalEntry>> EntriesAsync(string path)
    {
        await using var journal = await SqliteJournal.OpenAsync(path, TimeProvider.System, Ct);
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAllAsync(Ct)) entries.Add(entry);
        return entries;
    }
}
