using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Decide.Back.TrainToData;

/// <summary>Train to Data: a feature, or a split, that could not exist when the prediction is made explains the score.</summary>
internal sealed class Leakage : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.Leakage;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.Leakage];

    /// <inheritdoc/>
    public string Condition => "the checks found at least one leakage error in today's data";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (file.Reading.Find(EvidenceKinds.Leakage) is not { Value: { } errors } item)
            return new Ruling.CannotTell(Sentence.Of("Today's data were not searched for leakage."), Steps.Try(file)) { Cites = [] };
        if (errors <= 0)
            return new Ruling.DoesNotFire(Sentence.Of($"The checks found no leakage (n = {Words.Count(item.Rows ?? 0)})."))
            {
                Cites = [item.Id],
                Flips = [new Flip { Text = Sentence.Of("a check finds a column that gives the target away"), Evidence = Flip.Bare(item, 1) }],
            };
        var what = string.Join(", ", new[] { item.Fact("code"), item.Fact("columns") }.OfType<string>());
        return new Ruling.Fires(
            Sentence.Of($"The score is not to be trusted: {Words.Number(errors)} leakage error(s) in today's data{(what.Length > 0 ? Sentence.Of($" ({what})") : Sentence.Empty)}."),
            Certainty,
            new NextStep(Sentence.Of("Take out what cannot exist when the prediction is made, then measure again."), "millibar try FILE --target COL --drop COLUMN", 2))
        {
            Cites = [item.Id],
            Flips = [new Flip { Text = Sentence.Of("the checks find none after the columns are taken out"), Evidence = Flip.Bare(item, 0) }],
        };
    }

    /// <summary>The checks' errors are those that were right on every data set with a known leak; a person may still know better.</summary>
    private const double Certainty = 0.95;

}
