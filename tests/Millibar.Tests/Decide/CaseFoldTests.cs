using System.Text;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Tests.Fakes;

namespace Millibar.Tests.Decide;

public sealed class CaseFoldTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken Never = CancellationToken.None;

    private static EvidenceItem Item(string kind, string? data, double value, string? metric = null) => new()
    {
        Kind = kind,
        Subject = new EvidenceSubject { Data = data, Model = kind == EvidenceKinds.Candidate ? "linear" : null },
        Metric = metric,
        Value = value,
        Source = "test",
        At = Start,
        By = "ann",
    };

    private static NewEntry Entry(EvidenceItem item) => new(EntryKinds.Evidence, item.Key, EvidenceJson.Write(item));

    private static NewEntry Entry(string kind, string body, string? key = null) => new(kind, key, Encoding.UTF8.GetBytes(body));

    private static MadeDecision Decision(Place from, Place to, string? reason) => new()
    {
        Id = "",
        Override = false,
        From = from,
        To = to,
        Reason = reason,
        Recommended = to,
        RecommendedReason = reason,
        Confidence = 0.9,
        Claim = "roc_auc >= 0.9 is out of reach",
        Cites = ["a1", "b2"],
        Why = "we \"agree\"",
        CharterVersion = 3,
        DataVersion = "d1",
        At = Start,
        By = "ann",
    };

    private static NewEntry Entry(MadeDecision decision) => new(EntryKinds.Decision, null, DecisionJson.Write(decision));

    private static async Task<CaseFile> FoldAsync(params NewEntry[] entries)
    {
        await using var journal = new MemoryJournal();
        for (var i = 0; i < entries.Length; i++) await journal.AppendAsync("churn", [entries[i]], i, Start.AddHours(i + 1), "ann", Never);
        return await CaseFold.ReadAsync(journal, "churn", "Churn", Start, Never);
    }

    [Fact]
    public async Task An_empty_stream_is_a_project_in_Plan_with_nothing_known()
    {
        var file = await FoldAsync();
        Assert.Equal((Place.Plan, Start, 0, 0L), (file.Place, file.Since, file.CharterVersion, file.Version));
        Assert.Null(file.DataVersion);
        Assert.Empty(file.Evidence);
    }

    [Fact]
    public async Task Decisions_move_the_project_and_a_stay_does_not()
    {
        var file = await FoldAsync(
            Entry(Decision(Place.Plan, Place.Data, null)),
            Entry(Decision(Place.Data, Place.Data, null) with { Override = true }),
            Entry(Decision(Place.Data, Place.Train, null)),
            Entry(Decision(Place.Train, Place.Plan, "task-too-hard")));
        Assert.Equal(Place.Plan, file.Place);
        Assert.Equal(Start.AddHours(4), file.Since);
        Assert.Equal([(Place.Plan, Place.Data), (Place.Data, Place.Train), (Place.Train, Place.Plan)], file.Path.Select(move => (move.From, move.To)));
        Assert.Equal("task-too-hard", file.Path[^1].Reason);
        Assert.Equal(4, file.Decisions.Length);
        Assert.Equal(file.Decisions[^1].Id, file.Path[^1].Decision);
    }

    [Fact]
    public async Task A_decision_is_read_as_it_was_written()
    {
        var written = Decision(Place.Train, Place.Canary, null) with { Override = true, Confidence = null, DataVersion = null };
        var read = (await FoldAsync(Entry(written))).Decisions.Single();
        Assert.Equal(DecisionJson.Write(written), DecisionJson.Write(read));
        Assert.Equal((Start.AddHours(1), "ann", 12), (read.At, read.By, read.Id.Length));
    }

    [Fact]
    public async Task New_data_make_evidence_on_older_data_stale_and_going_back_to_them_makes_it_current()
    {
        var candidate = Item(EvidenceKinds.Candidate, "d1", 0.8, "roc_auc");
        var first = Item(EvidenceKinds.DataVersion, "d1", 100);
        var second = Item(EvidenceKinds.DataVersion, "d2", 200);
        var file = await FoldAsync(Entry(first), Entry(candidate), Entry(second));
        Assert.Equal("d2", file.DataVersion);
        Assert.Null(file.Newest(EvidenceKinds.Candidate));
        Assert.Equal(3, file.Evidence.Length);

        var back = await FoldAsync(Entry(first), Entry(candidate), Entry(second), Entry(first));
        Assert.Equal("d1", back.DataVersion);
        Assert.NotNull(back.Newest(EvidenceKinds.Candidate));
    }

    [Fact]
    public async Task The_last_outcome_of_a_decision_counts()
    {
        var file = await FoldAsync(
            new NewEntry(EntryKinds.Outcome, "x", OutcomeJson.Write("x", false, null)),
            new NewEntry(EntryKinds.Outcome, "y", OutcomeJson.Write("y", true, "came true")),
            new NewEntry(EntryKinds.Outcome, "x", OutcomeJson.Write("x", true, "mistyped")));
        Assert.Equal([("y", true, "came true"), ("x", true, "mistyped")], file.Outcomes.Select(outcome => (outcome.Decision, outcome.ClaimHeld, outcome.Note)));
    }

    [Fact]
    public async Task Spending_adds_up()
    {
        var file = await FoldAsync(
            Entry(EntryKinds.Spending, """{"amount":100.5,"currency":"EUR","on":"labels"}"""),
            Entry(EntryKinds.Spending, """{"amount":20,"on":"labels"}"""));
        Assert.Equal(120.5, file.Spent, 9);
    }

    [Fact]
    public async Task What_a_newer_version_wrote_is_ignored_and_what_is_broken_is_told()
    {
        var file = await FoldAsync(Entry("review", "{}"), Entry(EntryKinds.Evidence, """{"kind":"data.agreement-map/7","x":1}""", "k"));
        Assert.Empty(file.Evidence);
        Assert.Equal(2, file.Version);

        var broken = await Assert.ThrowsAsync<MillibarException>(() => FoldAsync(Entry(EntryKinds.Decision, """{"override":false,"from":"mars"}""")));
        Assert.Equal("entry-invalid", broken.Code);
        Assert.Contains("mars", broken.Message, StringComparison.Ordinal);
        Assert.Contains("entry 1", broken.Where, StringComparison.Ordinal);
    }
}
