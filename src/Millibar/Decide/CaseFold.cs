using System.Collections.Immutable;
using Millibar.Data.Slices;
using Millibar.Data.Splits;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;

namespace Millibar.Decide;

/// <summary>From the entries of a project's stream to its case: a pure fold, the same entries give the same case.</summary>
/// <remarks>
/// Only the newest charter is read whole. Entries and evidence of a kind that this version does not know, written by a newer one, count for nothing
/// and stay in the journal. Spending in another currency than the charter's cannot be added and is left out of <see cref="CaseFile.Spent"/>.
/// </remarks>
internal static class CaseFold
{
    /// <summary>Reads the current state of a project's stream.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="project">The project's id: the name of its stream.</param>
    /// <param name="name">The project's name.</param>
    /// <param name="since">When the project was made: since then it has stood in Plan.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: an entry of a known kind cannot be read.</exception>
    public static async Task<CaseFile> ReadAsync(IJournal journal, string project, string name, DateTimeOffset since, CancellationToken ct)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadCurrentAsync(project, ct).ConfigureAwait(false)) entries.Add(entry);
        return Of(entries, project, name, since);
    }

    /// <summary>Folds entries.</summary>
    /// <param name="entries">All entries without a key and the last of each kind and key, in order (see <see cref="IJournal.ReadCurrentAsync"/>).</param>
    /// <param name="project">The project's id.</param>
    /// <param name="name">The project's name.</param>
    /// <param name="since">When the project was made.</param>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: an entry of a known kind cannot be read.</exception>
    public static CaseFile Of(IReadOnlyList<JournalEntry> entries, string project, string name, DateTimeOffset since)
    {
        var charter = Charter.Empty;
        var charterVersion = 0;
        if (entries.LastOrDefault(entry => entry.Kind == EntryKinds.Charter) is { } newest)
        {
            charter = CharterOf(newest);
            charterVersion = entries.Count(entry => entry.Kind == EntryKinds.Charter);
        }

        var evidence = EvidenceOf(entries);
        var decisions = entries.Where(entry => entry.Kind == EntryKinds.Decision).Select(DecisionJson.Read).ToImmutableArray();
        var path = decisions.Where(decision => decision.To != decision.From)
            .Select(decision => new Move(decision.From, decision.To, decision.Reason, decision.At, decision.By, decision.Id)).ToImmutableArray();
        return new CaseFile
        {
            Project = project,
            Name = name,
            Charter = charter,
            CharterVersion = charterVersion,
            DataVersion = evidence.LastOrDefault(item => item.Kind == EvidenceKinds.DataVersion)?.Subject.Data,
            Place = path.IsEmpty ? Place.Plan : path[^1].To,
            Since = path.IsEmpty ? since : path[^1].At,
            Path = path,
            Evidence = evidence,
            Decisions = decisions,
            Outcomes = [.. entries.Where(entry => entry.Kind == EntryKinds.Outcome).Select(OutcomeJson.Read)],
            Spent = entries.Where(entry => entry.Kind == EntryKinds.Spending).Sum(entry => Amount(entry, charter.Resources.Currency)),
            Split = entries.LastOrDefault(entry => entry.Kind == EntryKinds.Split) is { } split ? LockedSplitJson.Read(split) : null,
            Looks = [.. entries.Where(entry => entry.Kind == EntryKinds.Look).Select(TestLook.Read)],
            Slices = [.. entries.Where(entry => entry.Kind == EntryKinds.Slice).Select(DataSlice.Read).Where(slice => slice.Condition is not null).OrderBy(slice => slice.Name, StringComparer.Ordinal)],
            Version = entries.Count == 0 ? 0 : entries[^1].Version,
        };
    }

    private static Charter CharterOf(JournalEntry entry)
    {
        using var body = EntryBody.Parse(entry);
        return body.RootElement.TryGetProperty("charter", out var charter)
            ? CharterJson.Read(charter, EntryBody.Where(entry))
            : throw new MillibarException("entry-invalid", "The charter entry holds no charter.", EntryBody.Where(entry), EntryBody.Remedy);
    }

    private static ImmutableArray<EvidenceItem> EvidenceOf(IReadOnlyList<JournalEntry> entries)
    {
        var items = ImmutableArray.CreateBuilder<EvidenceItem>(entries.Count);
        var texts = new TextCache();
        foreach (var entry in entries)
        {
            if (entry.Kind != EntryKinds.Evidence) continue;
            try
            {
                items.Add(EvidenceReader.Read(entry.Body.Span, entry.Stream, texts));
            }
            catch (MillibarException unknown) when (unknown.Code is "evidence-kind" or "evidence-field")
            {
                // Measured by a newer version: kept in the journal, and nothing that this version could judge.
            }
            catch (MillibarException broken)
            {
                throw new MillibarException("entry-invalid", broken.Message, EntryBody.Where(entry), EntryBody.Remedy, broken);
            }
        }

        return items.DrainToImmutable();
    }

    private static double Amount(JournalEntry entry, string? currency)
    {
        using var body = EntryBody.Parse(entry);
        var fields = new JsonFields(body.RootElement, Spending, EntryBody.Where(entry));
        var amount = fields.Number("amount") ?? throw fields.Wrong("has no 'amount'");
        return currency is null || (fields.Text("currency") ?? currency) == currency ? amount : 0;
    }

    private static readonly JsonShape Spending = new("spending", "amount", "currency", "on");
}
