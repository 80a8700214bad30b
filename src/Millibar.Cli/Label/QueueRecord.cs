using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
using Millibar.Data.Queues;
using Millibar.Evidence;
using Millibar.Trial.Labelling;

namespace Millibar.Cli.Label;

/// <summary>Makes a queue beside those that were made before and keeps it, so that no row is handed out twice by accident.</summary>
/// <param name="session">The project, if there is one.</param>
/// <param name="again">Whether rows of earlier queues may be handed out again.</param>
internal sealed class QueueRecord(TrialSession session, bool again)
{
    private const int MostTurns = 5;

    /// <summary>Name of the project that keeps the queue; null when none does.</summary>
    public string? RecordedIn { get; private set; }

    /// <summary>Makes it; when somebody else recorded something meanwhile, looks again and makes it anew.</summary>
    /// <param name="make">From the items that wait elsewhere, and the answers so far, to a queue.</param>
    /// <param name="write">Writes the files before anything is recorded.</param>
    /// <param name="ct">Cancels before it is recorded.</param>
    public async Task<QueueReport> MakeAsync(Func<FrozenSet<string>, AnswerCounts, Task<QueueReport>> make, Func<QueueReport, Task> write, CancellationToken ct)
    {
        if (session is not { Workspace: { } workspace, Project: { } project })
        {
            var alone = await make(FrozenSet<string>.Empty, AnswerCounts.None);
            await write(alone);
            if (session.WhyNot is { } reason) await Console.Error.WriteLineAsync(reason);
            return alone;
        }

        for (var turn = 1; ; turn++)
        {
            var version = await workspace.Journal.VersionAsync(project.Id, ct);
            var answers = await ProjectAnswers.CountAsync(workspace, project, ct);
            var waiting = again ? FrozenSet<string>.Empty : (await EarlierQueues.ReadAsync(workspace, project, ct)).Waiting(answers);
            var report = await make(waiting, answers);
            await write(report);
            var item = await ItemAsync(workspace, report, ct);
            try
            {
                await workspace.Journal.AppendAsync(project.Id, [new NewEntry(EntryKinds.Evidence, item.Key, EvidenceJson.Write(item))], version, item.At, workspace.By, ct);
                RecordedIn = project.Name;
                return report;
            }
            catch (MillibarException e) when (e.Code == "journal-conflict" && turn < MostTurns)
            {
                // The next turn leaves out what the other one put up.
            }
        }
    }

    private static async Task<EvidenceItem> ItemAsync(Workspace workspace, QueueReport report, CancellationToken ct)
    {
        var hash = await ResultBlob.StoreAsync(workspace, json => QueueJson.Write(json, report), ct);
        var items = report.Draft.Items;
        return new EvidenceItem
        {
            Kind = EvidenceKinds.LabelQueue,
            Subject = new EvidenceSubject { Data = report.Data },
            Value = items.Length,
            Rows = items.Length,
            Facts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [
                KeyValuePair.Create("blob", hash),
                KeyValuePair.Create("order", QueueWords.Code(report.Options.Order)),
                KeyValuePair.Create("random", Number(items.Count(item => item.Order == QueueOrder.Random))),
                KeyValuePair.Create("test", Number(items.Count(item => item.IsTest))),
                KeyValuePair.Create("file", report.Table.Name),
            ]),
            Seed = report.Options.Seed,
            Inputs = [.. new[] { report.Data, report.Table.Hash }.Distinct(StringComparer.Ordinal)],
            Source = $"millibar {BuildVersion.Text}",
            At = workspace.Time.GetUtcNow(),
            By = workspace.By,
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
