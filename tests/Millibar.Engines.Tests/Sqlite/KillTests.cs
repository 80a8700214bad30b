using Millibar.Journal;

namespace Millibar.Engines.Tests.Sqlite;

public sealed class KillTests
{
    [Fact]
    public async Task After_a_hundred_kills_every_acknowledged_batch_is_there_whole_and_once()
    {
        using var folder = new ScratchFolder();
        var found = await KillRun.RunAsync(folder.File("journal.db"), kills: 100, seed: 1, TestContext.Current.CancellationToken);
        Assert.Empty(found.Faults);
        Assert.True(found.Acknowledged > 100, $"the writers hardly came to write: {found}");
        TestContext.Current.SendDiagnosticMessage(found.ToString());
    }
}
