using System.Globalization;
using Microsoft.Data.Sqlite;
using Millibar.Engines.Files;

namespace Millibar.Engines.Sqlite;

/// <summary>Copies of a journal in the folder <c>backups</c> beside it; each was read back and checked before it got its name.</summary>
internal sealed class JournalBackups
{
    private const string Automatic = "automatic";
    private const int KeptNewest = 8;
    private const int KeptDays = 14;
    private const double BytesAMinute = 256 << 10;
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private readonly string _journal;
    private readonly string _folder;

    private JournalBackups(string journal)
    {
        _journal = journal;
        _folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(journal))!, "backups");
    }

    public static JournalBackups Of(string journal) => new(journal);

    /// <summary>Names of the backups, newest first.</summary>
    public List<string> List() =>
        Directory.Exists(_folder)
            ? [.. Directory.EnumerateFiles(_folder, "journal-*.db").Select(file => Path.GetFileName(file)).OrderDescending(StringComparer.Ordinal)]
            : [];

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>When a backup was made; null for a file that somebody else put there.</summary>
    public static DateTimeOffset? TimeOf(string name) =>
        name.Split('-') is [_, var time, ..] && DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>Copies the journal as it is now, while others may go on writing, and checks the copy.</summary>
    /// <param name="reason">Why, for the name: kebab-case words.</param>
    /// <param name="at">Time for the name.</param>
    /// <param name="ct">Cancels; nothing is left behind.</param>
    /// <returns>Name of the backup.</returns>
    /// <exception cref="MillibarException"><c>journal-corrupt</c>: the copy has faults because the journal has; earlier backups are kept.</exception>
    public async Task<string> CreateAsync(string reason, DateTimeOffset at, CancellationToken ct)
    {
        Directory.CreateDirectory(_folder);
        var name = FreeName($"journal-{at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{reason}");
        var draft = PathOf($"{name}.{Path.GetRandomFileName()}.part");
        try
        {
            using (var connection = JournalConnection.Open(_journal, SqliteOpenMode.ReadOnly))
            {
                using var command = connection.CreateCommand();
                command.CommandText = "VACUUM INTO $draft";
                command.Parameters.AddWithValue("$draft", draft);
                command.CommandTimeout = 0;
                await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            }

            var verification = JournalVerification.Of(draft, ct);
            if (verification.Faults is [var fault, ..]) throw JournalErrors.Corrupt(fault, _journal);
            DurableFile.Publish(draft, PathOf(name));
            return name;
        }
        catch (SqliteException e)
        {
            throw JournalErrors.Worded(e, _journal);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Makes a backup when there is something new and the newest is old enough; older ones are thinned out.</summary>
    /// <remarks>Old enough: a minute for every 256 KB of journal, so that backups never cost more than a small part of the time (a 50 MB journal: every three hours).</remarks>
    /// <param name="now">Time for the name, and to tell the age.</param>
    /// <param name="ct">Cancels; nothing is left behind.</param>
    /// <returns>Name of the backup; null when none was due.</returns>
    public async Task<string?> RollAsync(DateTimeOffset now, CancellationToken ct)
    {
        var names = List();
        var age = TimeSpan.FromMinutes(Math.Max(1, new FileInfo(_journal).Length / BytesAMinute));
        if (names.Any(name => TimeOf(name) is { } at && now - at < age)) return null;
        if (names is [var newest, ..] && Entries(PathOf(newest)) == Entries(_journal)) return null;
        var made = await CreateAsync(Automatic, now, ct).ConfigureAwait(false);
        foreach (var name in Superfluous(List())) File.Delete(PathOf(name));
        return made;
    }

    /// <summary>Automatic backups that may go: the newest few stay, and of the days before them the last of each.</summary>
    /// <param name="names">All backups, newest first.</param>
    internal static IEnumerable<string> Superfluous(IEnumerable<string> names)
    {
        var automatic = names.Where(name => name.EndsWith($"-{Automatic}.db", StringComparison.Ordinal) && TimeOf(name) is not null).ToList();
        var daily = automatic.GroupBy(name => TimeOf(name)!.Value.UtcDateTime.Date).Take(KeptDays).Select(day => day.First());
        return automatic.Skip(KeptNewest).Except(daily);
    }

    private static long Entries(string path)
    {
        using var connection = JournalConnection.Open(path, SqliteOpenMode.ReadOnly);
        return JournalConnection.Number(connection, "SELECT COALESCE(MAX(sequence), 0) FROM entries");
    }

    private string FreeName(string stem)
    {
        var name = $"{stem}.db";
        for (var i = 2; File.Exists(PathOf(name)); i++) name = $"{stem}-{i}.db";
        return name;
    }
}
