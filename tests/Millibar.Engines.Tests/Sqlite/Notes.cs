using System.Text;
using Microsoft.Data.Sqlite;
using Millibar.Engines.Sqlite;
using Millibar.Evidence;

namespace Millibar.Engines.Tests.Sqlite;

/// <summary>A journal of numbered notes.</summary>
internal static class Notes
{
    public static DateTimeOffset At { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static NewEntry Of(int number) => new("note", null, Encoding.UTF8.GetBytes($$"""{"note":{{number}}}"""));

    /// <summary>Appends notes first..last to the stream "a" and closes the journal.</summary>
    public static async Task AppendAsync(string path, int first, int last)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var journal = await SqliteJournal.CreateAsync(path, TimeProvider.System, ct);
        for (var i = first; i <= last; i++) await journal.AppendAsync("a", [Of(i)], null, At, "ann", ct);
    }

    /// <summary>The numbers in the stream "a".</summary>
    public static async Task<List<string>> ReadAsync(string path)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var journal = await SqliteJournal.OpenAsync(path, TimeProvider.System, ct);
        var notes = new List<string>();
        await foreach (var entry in journal.ReadAsync("a", 0, ct)) notes.Add(Encoding.UTF8.GetString(entry.Body.Span));
        return notes;
    }

    /// <summary>What <see cref="ReadAsync"/> gives after notes 1..last.</summary>
    public static IEnumerable<string> Expected(int last) => Enumerable.Range(1, last).Select(i => Encoding.UTF8.GetString(Of(i).Body.Span));

    /// <summary>Changes the file behind the journal's back.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
