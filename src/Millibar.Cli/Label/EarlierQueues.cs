using System.Collections.Frozen;
using Millibar.Cli.Workspaces;
using Millibar.Data.Queues;
using Millibar.Evidence;
using Millibar.Trial.Labelling;

namespace Millibar.Cli.Label;

/// <summary>Every queue that a project has put up.</summary>
internal sealed class EarlierQueues
{
    private readonly Dictionary<string, int> _answersThen = new(StringComparer.Ordinal);

    /// <summary>Names of all items that were ever put up.</summary>
    public IReadOnlyCollection<string> Items => _answersThen.Keys;

    /// <summary>Labels of the newest queue; empty when any will do.</summary>
    public IReadOnlyCollection<string> Classes { get; private set; } = [];

    /// <summary>Reads the project's queues out of its journal.</summary>
    /// <exception cref="MillibarException"><c>blob-missing</c> or <c>blob-corrupt</c>: a queue is not in the workspace any more.</exception>
    public static async Task<EarlierQueues> ReadAsync(Workspace workspace, ProjectEntry project, CancellationToken ct)
    {
        var queues = new EarlierQueues();
        await foreach (var entry in workspace.Journal.ReadAsync(project.Id, 0, ct))
        {
            if (entry.Kind != EntryKinds.Evidence || entry.Key?.Contains(EvidenceKinds.LabelQueue, StringComparison.Ordinal) != true) continue;
            if (EvidenceJson.Read(entry.Body.Span, $"journal entry {entry.Id}").Fact("blob") is not { } hash) continue;
            using var document = await ResultBlob.ReadAsync(workspace, hash, ct);
            foreach (var (item, answers) in QueueJson.Items(document.RootElement)) queues._answersThen[item] = answers;
            queues.Classes = QueueJson.Classes(document.RootElement);
        }

        return queues;
    }

    /// <summary>Items that nobody has answered since they were put up.</summary>
    public FrozenSet<string> Waiting(AnswerCounts answers) =>
        _answersThen.Where(item => answers.Count(item.Key) <= item.Value).Select(item => item.Key).ToFrozenSet(StringComparer.Ordinal);
}
