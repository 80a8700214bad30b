using Millibar.Engines.Sqlite;
using Millibar.Engines.Tests.Journals;
using Millibar.Evidence;

namespace Millibar.Engines.Tests.Sqlite;

public sealed class SqliteJournalTests : JournalContract, IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<IJournal> OpenAsync() =>
        await SqliteJournal.CreateAsync(_folder.File("journal.db"), TimeProvider.System, TestContext.Current.CancellationToken);
}
