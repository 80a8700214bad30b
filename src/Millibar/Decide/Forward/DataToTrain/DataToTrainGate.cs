using System.Collections.Immutable;
using Millibar.Decide.Back.TrainToData;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Forward.DataToTrain;

/// <summary>Data to Train: the rows that were planned are there, and nothing in them gives the target away.</summary>
/// <remarks>How good the labels are is asked in Train: a baseline of a minute may show that the task is too hard before anybody reviews a label.</remarks>
internal sealed class DataToTrainGate : IGate
{
    private static readonly Leakage Leaks = new();

    /// <inheritdoc/>
    public Place From => Place.Data;

    /// <inheritdoc/>
    public ImmutableArray<Condition> Judge(CaseFile file, DateTimeOffset now) =>
    [
        Rows(file),
        Conditions.Of(Leaks, file, now),
        .. LabellingCost(file),
    ];

    private static Condition Rows(CaseFile file)
    {
        var add = new NextStep(Sentence.Of("Add the data as a version."), "millibar data add FILE", 1);
        if (file.DataVersion is null || file.Reading.Find(EvidenceKinds.DataVersion) is not { Value: { } rows } item)
            return new Condition { Code = "rows", State = RequirementState.Undecided, Text = Sentence.Of("No data are recorded."), Next = add };
        var planned = file.Charter.Resources.Rows ?? 1;
        var met = rows >= planned;
        return new Condition
        {
            Code = "rows",
            State = met ? RequirementState.Met : RequirementState.Failed,
            Text = Sentence.Of($"{Words.Number(rows)} rows are there; {Words.Number(planned)} were planned."),
            Cites = [item.Id],
            Next = met ? null : add with { Hours = 16 },
            Flips = [new Flip { Text = Sentence.Of($"a data version of {Words.Number(met ? planned - 1 : planned)} rows is added"), Evidence = Flip.Bare(item, met ? planned - 1 : planned) }],
        };
    }

    /// <summary>Without knowing what its labels cost, nobody can say that an autonomous system can be watched.</summary>
    private static IEnumerable<Condition> LabellingCost(CaseFile file)
    {
        if (file.Charter.Archetype != Archetype.Autonomous) yield break;
        var item = file.Reading.Find(EvidenceKinds.LabelCost);
        yield return new Condition
        {
            Code = "label-cost",
            State = item?.Value is null ? RequirementState.Undecided : RequirementState.Met,
            Text = item?.Value is { } cost ? Sentence.Of($"One label costs {Words.Number(cost)}.") : Sentence.Of("What one label costs is not measured."),
            Cites = item is null ? [] : [item.Id],
            Next = item?.Value is null ? Steps.Measure(Sentence.Of("Have 20 rows labelled, note the hours, and record the cost of one."), EvidenceKinds.LabelCost, 1) : null,
        };
    }
}
