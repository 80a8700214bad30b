using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide;

/// <summary>What the rules look up in a case, each found once.</summary>
/// <remarks>
/// A question has one answer or none: items of the same key replace each other, stale ones are out, and an item whose subject is
/// another than its kind's is no answer. So losing evidence can empty an answer but never put an older, better one in its place.
/// </remarks>
internal sealed class CaseReading
{
    private readonly CaseFile _file;
    private readonly Dictionary<string, List<EvidenceItem>> _kinds = [];
    private readonly Dictionary<string, Dictionary<Question, EvidenceItem>> _answers = [];
    private readonly Lazy<ImmutableArray<Requirement>> _requirements;
    private readonly Lazy<ImmutableArray<Contender>> _contenders;
    private readonly Lazy<TestLedger> _ledger;

    public CaseReading(CaseFile file)
    {
        _file = file;
        var ended = file.DeployedSince;
        foreach (var item in file.Evidence)
        {
            if (EvidenceKinds.Find(item.Kind) is not { } kind) continue;
            var stale = kind.AboutData ? item.Subject.Data != file.DataVersion : item.Subject.Phase is not null && item.At < ended;
            if (stale) continue;
            if (!_kinds.TryGetValue(item.Kind, out var items)) _kinds[item.Kind] = items = [];
            items.Add(item);
        }

        _requirements = new(() => CharterRequirements.Of(file.Charter));
        _contenders = new(() => Decide.Contender.All(file));
        _ledger = new(() => TestLedger.Of(file));
    }

    public bool IsOf(CaseFile file) => ReferenceEquals(_file, file);

    /// <summary>Evidence of a kind that still holds, oldest first.</summary>
    public IReadOnlyList<EvidenceItem> Current(string kind) => _kinds.TryGetValue(kind, out var items) ? items : [];

    /// <summary>The answer to a question; null when it was not measured.</summary>
    public EvidenceItem? Find(string kind, string? metric = null, string? model = null, string? slice = null, string? definition = null, Place? phase = null)
    {
        if (!_answers.TryGetValue(kind, out var answers)) _answers[kind] = answers = Answers(kind);
        return answers.GetValueOrDefault(new Question(metric, model, slice, null, definition, phase?.Code));
    }

    /// <summary>Every threshold of the charter, those that follow from its production needs included.</summary>
    public ImmutableArray<Requirement> Requirements => _requirements.Value;

    /// <summary>The threshold on the optimising metric; null when the charter has none.</summary>
    public Requirement? Target
    {
        get
        {
            // Without a named optimising metric the first threshold on predictions is the one that is optimised.
            var optimise = _file.Charter.Success.Optimise;
            return Requirements.FirstOrDefault(r => r.Slice is null && (optimise is null ? !OperationalMetric.Names.Contains(r.Metric) : r.Metric == optimise));
        }
    }

    /// <summary>Models that were put up as candidates on today's data, the best placed first.</summary>
    public ImmutableArray<Contender> Contenders => _contenders.Value;

    /// <summary>The best placed candidate; null when none was measured.</summary>
    public Contender? Contender => Contenders.IsEmpty ? null : Contenders[0];

    /// <summary>How often the locked test rows were looked at.</summary>
    public TestLedger Ledger => _ledger.Value;

    private Dictionary<Question, EvidenceItem> Answers(string kind)
    {
        var items = Current(kind);
        var answers = new Dictionary<Question, EvidenceItem>(items.Count);
        var definition = EvidenceKinds.Find(kind);
        foreach (var item in items)
            if (definition?.Misfit(item) is null)
                answers[Question.Of(item)] = item;
        return answers;
    }
}
