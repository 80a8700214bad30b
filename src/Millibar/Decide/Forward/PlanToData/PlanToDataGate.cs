using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;

namespace Millibar.Decide.Forward.PlanToData;

/// <summary>Plan to Data: the charter says what is to be solved, for whom, how success is measured, who answers for it, and what production will ask.</summary>
internal sealed class PlanToDataGate : IGate
{
    /// <inheritdoc/>
    public Place From => Place.Plan;

    /// <inheritdoc/>
    public ImmutableArray<Condition> Judge(CaseFile file, DateTimeOffset now)
    {
        var charter = file.Charter;
        return
        [
            Conditions.Field("problem", charter.Problem, "problem", Sentence.Of("what problem is solved"), charter with { Problem = null }),
            Conditions.Field("decision", charter.Decision, "decision", Sentence.Of("which decision a prediction improves"), charter with { Decision = null }),
            Conditions.Field("target", charter.Target.Column, "target.column", Sentence.Of("what is predicted"), charter with { Target = charter.Target with { Column = null } }),
            Success(file),
            Conditions.Field("outcome", charter.Outcome.Metric, "outcome.metric", Sentence.Of("which outcome the business cares about"), charter with { Outcome = charter.Outcome with { Metric = null } }),
            Conditions.Field("owner", charter.Roles.Owner, "roles.owner", Sentence.Of("who decides"), charter with { Roles = charter.Roles with { Owner = null } }),
            Conditions.Field("archetype", charter.Archetype is { } kind ? CharterWords.Code(kind) : null, "archetype", Sentence.Of("which kind of project it is"), charter with { Archetype = null }),
            .. Questions(charter),
            Conditions.Field("runs-on", charter.Production.RunsOn, "production.runs_on", Sentence.Of("where it will run"), charter with { Production = charter.Production with { RunsOn = null } }),
            Conditions.Field("labels-come-back", charter.Production.LabelsComeBack, "production.labels_come_back", Sentence.Of("how the true answers come back after launch"), charter with { Production = charter.Production with { LabelsComeBack = null } }),
            .. Numbers(charter),
        ];
    }

    private static Condition Success(CaseFile file)
    {
        var charter = file.Charter;
        var average = !charter.Success.Weights.IsEmpty && charter.Success.WeightedThreshold is not null;
        var target = file.Reading.Target;
        return Conditions.Said(
            "success",
            target is not null || average,
            target is null ? Sentence.Of("Success is a threshold on a weighted average.") : Sentence.Of($"Success is {target.Text}."),
            Sentence.Of("The charter has no threshold on the optimising metric."),
            Steps.SetTarget,
            charter with { Success = charter.Success with { Requirements = [], Weights = ImmutableSortedDictionary<string, double>.Empty } });
    }

    private static IEnumerable<Condition> Questions(Charter charter)
    {
        if (charter.Archetype is not { } archetype) yield break;
        foreach (var question in ArchetypeQuestions.Of(archetype))
        {
            var answer = charter.Answers.GetValueOrDefault(question.Code);
            yield return Conditions.Said(
                question.Code,
                !string.IsNullOrWhiteSpace(answer),
                Sentence.Of($"{question.Text} {answer}"),
                Sentence.Of($"Not answered: {question.Text}"),
                Steps.Set(Sentence.Of($"Answer: {question.Text}"), $"answers.{question.Code}", 0.5),
                charter with { Answers = charter.Answers.Remove(question.Code) });
        }
    }

    /// <summary>The numbers without which an archetype's later gates cannot judge.</summary>
    private static IEnumerable<Condition> Numbers(Charter charter)
    {
        var production = charter.Production;
        if (charter.Archetype is Archetype.Autonomous or Archetype.HumanInTheLoop)
            yield return Field("max-failure-rate", production.MaxFailureRate, "production.max_failure_rate", Sentence.Of("which share of answers that nobody checks may be wrong"), charter with { Production = production with { MaxFailureRate = null } });
        if (charter.Archetype is Archetype.HumanInTheLoop)
            yield return Field("reviews-per-day", production.ReviewsPerDay, "production.reviews_per_day", Sentence.Of("how many cases a day people can look at"), charter with { Production = production with { ReviewsPerDay = null } });
    }

    private static Condition Field(string code, double? number, string key, Sentence what, Charter without) =>
        Conditions.Field(code, number is { } value ? Words.Number(value) : null, key, what, without);
}
