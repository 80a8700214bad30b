using System.Buffers;
using System.Text.Json;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;
using Millibar.Trial;
using Millibar.Trial.Review;

namespace Millibar.Cli.Label;

/// <summary>Reads an audit and the verdicts about it, and keeps every new verdict at once.</summary>
internal sealed class ReviewRecord
{
    private readonly Workspace _workspace;
    private readonly ProjectEntry _project;
    private readonly TrialOptions _options;
    private readonly Dictionary<string, ReviewedLabel> _reviews;

    private ReviewRecord(Workspace workspace, ProjectEntry project, TrialOptions options, ReviewSheet sheet, Dictionary<string, ReviewedLabel> reviews)
    {
        _workspace = workspace;
        _project = project;
        _options = options;
        Sheet = sheet;
        _reviews = reviews;
    }

    /// <summary>The rows.</summary>
    public ReviewSheet Sheet { get; }

    /// <summary>Name of the project.</summary>
    public string ProjectName => _project.Name;

    /// <summary>Opens the newest audit of the project's newest data version.</summary>
    /// <exception cref="MillibarException"><c>review-no-project</c> or <c>audit-missing</c>; or the data cannot be read.</exception>
    public static async Task<ReviewRecord> OpenAsync(TrialSession session, CancellationToken ct)
    {
        if (session is not { Workspace: { } workspace, Project: { } project, Case: { } file })
            throw new MillibarException("review-no-project", session.WhyNot ?? "A review is kept in a project, and there is none here.", "millibar label review", "Make one with `millibar project new NAME`, then `millibar data add FILE` and `millibar label audit`.");
        if (file.DataVersion is not { } version || await AuditAsync(workspace, project, version, ct) is not { } item)
            throw new MillibarException("audit-missing", $"The newest data of {project.Name} were not audited yet.", "millibar label review", "Run `millibar label audit` first.");
        var options = await session.CompleteAsync(new TrialOptions { Path = "", Target = item.Fact("target") ?? "", SkipBadRows = true }, version, ct);
        using var audit = await ResultBlob.ReadAsync(workspace, item.Fact("blob")!, ct);
        using var predictions = item.Fact("predictions") is { } hash ? await ResultBlob.ReadAsync(workspace, hash, ct) : null;
        var sheet = await Composition.ReadReviewAsync(options, audit.RootElement, predictions?.RootElement, ct);
        return new ReviewRecord(workspace, project, options, sheet, await ReviewsAsync(workspace, project, ct));
    }

    /// <summary>The rows that still wait for this person.</summary>
    /// <param name="size">How many rows are looked at in all, earlier ones among them.</param>
    /// <param name="atRandom">From all rows.</param>
    /// <param name="again">Whether rows that only others looked at are shown too.</param>
    public IReadOnlyList<ReviewRow> Open(int size, bool atRandom, bool again)
    {
        var done = _reviews.Values.Where(review => review.Verdict != Verdict.Undone && (!again || review.By == _workspace.By) && Sheet.Find(review) is not null).Select(review => review.Item).ToHashSet(StringComparer.Ordinal);
        return [.. Sheet.Draw(size, atRandom).Where(row => !done.Contains(row.Item))];
    }

    /// <summary>Keeps a verdict; when this returns, it is on disk.</summary>
    public async Task KeepAsync(ReviewRow row, Verdict verdict, string? label, CancellationToken ct)
    {
        var review = new ReviewedLabel(Sheet.Table.Hash, row.Item, Sheet.Table.RowNumbers[row.Index], row.Given, verdict, label, row.AtRandom, _workspace.By);
        var body = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(body, JsonOutput.Compact)) review.Write(json);
        await _workspace.Journal.AppendAsync(_project.Id, [new NewEntry(EntryKinds.Review, review.Key, body.WrittenMemory)], null, _workspace.Time.GetUtcNow(), _workspace.By, ct);
    }

    /// <summary>Counts all verdicts, those that others gave meanwhile too, and records the error rate.</summary>
    public async Task<ReviewTally> FinishAsync(CancellationToken ct)
    {
        var tally = ReviewTally.Of(Sheet, (await ReviewsAsync(_workspace, _project, ct)).Values);
        if (tally.Rows == 0) return tally;
        var hash = await ResultBlob.StoreAsync(_workspace, json => ReviewJson.Write(json, Sheet, tally), ct);
        if (ReviewEvidence.Of(Sheet, tally, _options.Target, hash, _workspace.Time.GetUtcNow(), _workspace.By) is { } item) await Recorded.AppendAsync(_workspace, _project, [item], ct);
        return tally;
    }

    /// <summary>The last verdict of each person about each row.</summary>
    private static async Task<Dictionary<string, ReviewedLabel>> ReviewsAsync(Workspace workspace, ProjectEntry project, CancellationToken ct)
    {
        var reviews = new Dictionary<string, ReviewedLabel>(StringComparer.Ordinal);
        await foreach (var entry in workspace.Journal.ReadCurrentAsync(project.Id, ct))
            if (entry.Kind == EntryKinds.Review && ReviewedLabel.Read(entry) is var review) reviews[review.Key] = review;
        return reviews;
    }

    /// <summary>The last audit of a data version; <c>try</c> records flags as well, but keeps no rows.</summary>
    private static async Task<EvidenceItem?> AuditAsync(Workspace workspace, ProjectEntry project, string version, CancellationToken ct)
    {
        EvidenceItem? last = null;
        await foreach (var entry in workspace.Journal.ReadAsync(project.Id, 0, ct))
        {
            if (entry.Kind != EntryKinds.Evidence || entry.Key?.Contains(EvidenceKinds.LabelFlags, StringComparison.Ordinal) != true) continue;
            var item = EvidenceJson.Read(entry.Body.Span, $"journal entry {entry.Id}");
            if (item.Subject.Data == version && item.Fact("blob") is not null) last = item;
        }

        return last;
    }
}
