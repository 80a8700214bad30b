using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>What a project owes that was sent back to Data by a reason whose evidence ended with that step: another data version.</summary>
internal static class NewRows
{
    /// <summary>Whether the data are others than those that the step back was decided on.</summary>
    /// <param name="file">The case.</param>
    /// <param name="step">The step back.</param>
    /// <param name="mustGrow">True when more rows are owed, false when other rows will do.</param>
    public static Ruling SinceStepBack(CaseFile file, Move step, bool mustGrow)
    {
        var before = StepBack.Decision(file, step)?.DataVersion;
        var add = new NextStep(mustGrow ? Sentence.Of("Add a data version with more rows.") : Sentence.Of("Add a data version that looks like what the model meets in use."), "millibar data add FILE", 16);
        var reason = step.Reason ?? "";
        if (file.DataVersion is null || file.Reading.Find(EvidenceKinds.DataVersion) is not { Value: { } rows } today)
            return new Ruling.CannotTell(Sentence.Of($"The project was sent back by {reason}, and how many rows it has today is not recorded."), add) { Cites = [] };
        if (file.DataVersion == before)
            return new Ruling.Fires(Sentence.Of($"The project was sent back by {reason}, and the data are still the same {Words.Number(rows)} rows."), 1, add)
            {
                Cites = [today.Id],
                Flips = [Newer(today, rows + 1)],
            };
        if (!mustGrow) return new Ruling.DoesNotFire(Sentence.Of($"A new data version is there: {Words.Number(rows)} rows.")) { Cites = [today.Id] };

        var old = file.Evidence.LastOrDefault(item => item.Kind == EvidenceKinds.DataVersion && item.Subject.Data == before);
        if (old?.Value is not { } had)
            return new Ruling.CannotTell(Sentence.Of($"The project was sent back by {reason}, and how many rows it had then is not recorded."), add) { Cites = [today.Id] };
        if (rows > had) return new Ruling.DoesNotFire(Sentence.Of($"There are more rows: {Words.Number(rows)}, and {Words.Number(had)} before.")) { Cites = [today.Id, old.Id] };
        return new Ruling.Fires(Sentence.Of($"The project was sent back by {reason}, and today's data have {Words.Number(rows)} rows, not more than the {Words.Number(had)} before."), 1, add)
        {
            Cites = [today.Id, old.Id],
            Flips = [Newer(today, had + 1)],
        };
    }

    private static Flip Newer(EvidenceItem today, double rows) => new()
    {
        Text = Sentence.Of($"a data version with {Words.Number(rows)} rows is added"),
        Evidence = today with { Subject = new EvidenceSubject { Data = $"{today.Subject.Data}, and more" }, Value = rows, Low = null, High = null },
    };
}
