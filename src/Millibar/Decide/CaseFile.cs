using System.Collections.Immutable;
using Millibar.Data.Slices;
using Millibar.Data.Splits;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;

namespace Millibar.Decide;

/// <summary>All that is known of a project: what the rules judge. A fold over the journal.</summary>
public sealed record CaseFile
{
    /// <summary>Id of the project: the name of its stream.</summary>
    public required string Project { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Newest version of the charter; empty before the first.</summary>
    public required Charter Charter { get; init; }

    /// <summary>Number of that version, 1, 2, 3, ...; 0 before the first.</summary>
    public required int CharterVersion { get; init; }

    /// <summary>Newest data version; null before the first.</summary>
    public required string? DataVersion { get; init; }

    /// <summary>Where the project stands.</summary>
    public required Place Place { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The way it came, oldest step first.</summary>
    public required ImmutableArray<Move> Path { get; init; }

    /// <summary>Evidence in the order of recording, the last of each key; stale items too (see <see cref="IsStale"/>).</summary>
    public required ImmutableArray<EvidenceItem> Evidence { get; init; }

    /// <summary>Decisions, oldest first.</summary>
    public required ImmutableArray<MadeDecision> Decisions { get; init; }

    /// <summary>What became of decisions, oldest first.</summary>
    public required ImmutableArray<SettledOutcome> Outcomes { get; init; }

    /// <summary>Money spent so far, in the charter's currency.</summary>
    public required double Spent { get; init; }

    /// <summary>Version of the journal's stream that this was read at.</summary>
    public required long Version { get; init; }

    /// <summary>The project's split; null before it is made.</summary>
    internal LockedSplit? Split { get; init; }

    /// <summary>Looks at rows that judge, oldest first; each once.</summary>
    internal ImmutableArray<TestLook> Looks { get; init; } = [];

    /// <summary>The slices that are defined, in order of their names.</summary>
    internal ImmutableArray<DataSlice> Slices { get; init; } = [];

    private CaseReading? _reading;

    /// <summary>What the rules look up, found once.</summary>
    internal CaseReading Reading => _reading is { } reading && reading.IsOf(this) ? reading : _reading = new CaseReading(this);

    /// <summary>Whether an item no longer speaks: it is about data that have changed since, or about a deployment that was ended by a step back.</summary>
    public bool IsStale(EvidenceItem item)
    {
        if (EvidenceKinds.Find(item.Kind) is { AboutData: true }) return item.Subject.Data != DataVersion;
        return item.Subject.Phase is not null && DeployedSince is { } since && item.At < since;
    }

    /// <summary>When the last deployment was ended by a step back; null when there was none.</summary>
    public DateTimeOffset? DeployedSince => Path.LastOrDefault(move => move.From.Stage == Stage.Deploy && move.To.Stage != Stage.Deploy)?.At;

    /// <summary>Evidence of a kind that still holds, oldest first.</summary>
    public IEnumerable<EvidenceItem> Current(string kind) => Reading.Current(kind);

    /// <summary>The newest item of a kind that still holds; null when there is none.</summary>
    /// <param name="kind">One of <see cref="EvidenceKinds"/>.</param>
    /// <param name="metric">Only items of this metric; null for any.</param>
    /// <param name="phase">Only items of this phase; null for any.</param>
    public EvidenceItem? Newest(string kind, string? metric = null, Place? phase = null) =>
        Current(kind).LastOrDefault(item => (metric is null || item.Metric == metric) && (phase is null || item.Subject.Phase == phase.Value.Code));

    /// <summary>The model that requirements are held against: the best on the target of those that meet the other requirements; null when none was measured.</summary>
    public string? Candidate => Reading.Contender?.Model;

    /// <summary>The candidate's value of a metric; null when it was not measured.</summary>
    public EvidenceItem? OfCandidate(string kind, string? metric) =>
        Candidate is { } model ? Current(kind).LastOrDefault(item => item.Subject.Model == model && item.Metric == metric) : null;

    /// <summary>The case as it would be with one more measurement; a data version becomes the newest.</summary>
    public CaseFile With(EvidenceItem item) => this with
    {
        Evidence = [.. Evidence.Where(other => other.Key != item.Key), item],
        DataVersion = item.Kind == EvidenceKinds.DataVersion ? item.Subject.Data : DataVersion,
    };

    /// <summary>The case as it would be with another charter.</summary>
    public CaseFile With(Charter charter) => this with { Charter = charter, CharterVersion = CharterVersion + 1 };
}
