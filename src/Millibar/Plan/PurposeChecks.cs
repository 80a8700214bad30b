using Millibar.Lifecycle;
using Millibar.Plan.Charters;

namespace Millibar.Plan;

/// <summary>Problem, decision, users, archetype, target: what the project is for.</summary>
internal static class PurposeChecks
{
    public static IEnumerable<PlanProblem> Of(PlanCase plan)
    {
        var charter = plan.Charter;
        if (Open(charter.Problem))
            yield return PlanProblem.Set("problem-missing", PlanSeverity.Error, Sentence.Of("The plan names no problem."), Sentence.Of("Say what is to be solved, in one sentence."), "problem", "\"...\"");
        if (Open(charter.Decision))
            yield return PlanProblem.Set("decision-missing", PlanSeverity.Error, Sentence.Of("The plan names no decision that a prediction improves: without one a prediction is worth nothing."), Sentence.Of("Say who decides what, and how often."), "decision", "\"...\"");
        if (charter.Users.IsEmpty)
            yield return PlanProblem.Set("users-missing", PlanSeverity.Error, Sentence.Of("The plan names nobody who will use the predictions."), Sentence.Of("Name them, and ask them."), "users", "\"...\"");
        if (Open(charter.Target.Column))
            yield return PlanProblem.Set("target-missing", PlanSeverity.Warning, Sentence.Of("The plan does not say which column is predicted."), Sentence.Of("Name the target column."), "target.column", "COL");
        if (Open(charter.Target.Unit))
            yield return PlanProblem.Set("target-unit-missing", PlanSeverity.Note, Sentence.Of("The plan does not say what one row is."), Sentence.Of("Say what one prediction is made for."), "target.unit", "\"one ...\"");
        if (charter.Archetype is not { } archetype)
        {
            yield return new PlanProblem("archetype-missing", PlanSeverity.Warning, Sentence.Of("The kind of project is not chosen: it decides which questions must be answered and which evidence the gates ask for."), Sentence.Of("Answer a few questions; they lead to one of three."), "millibar plan archetype");
        }
        else
        {
            foreach (var question in ArchetypeQuestions.Of(archetype).Where(question => Open(charter.Answers.GetValueOrDefault(question.Code))))
                yield return PlanProblem.Set("answer-missing", PlanSeverity.Warning, Sentence.Of($"A question of the archetype {CharterWords.Code(archetype)} has no answer: {question.Text}"), Sentence.Of("Answer it, or change the archetype."), $"answers.{question.Code}", "\"...\"");
        }

        if (Open(charter.WhyMl))
            yield return PlanProblem.Set("why-ml-missing", PlanSeverity.Note, Sentence.Of("Are you sure that you need machine learning? The plan does not say why rules, or doing nothing, are not enough."), Sentence.Of("Say why; if you cannot, try rules first."), "why_ml", "\"...\"");
        if (Open(charter.RulesFirst))
            yield return PlanProblem.Set("rules-first-missing", PlanSeverity.Note, Sentence.Of("No minimal product with hand-written rules is planned: it is the baseline to beat, and may be enough."), Sentence.Of("Describe it and what it reaches; `millibar try FILE --rule SQL` measures it."), "rules_first", "\"...\"");
        if (Open(charter.PriorWork))
            yield return PlanProblem.Set("prior-work-missing", PlanSeverity.Note, Sentence.Of("The plan does not say what others have reached on this problem."), Sentence.Of("Read for an hour, and write down the best published number with its data."), "prior_work", "\"...\"");
        if (Open(charter.Target.Benchmark))
            yield return PlanProblem.Set("benchmark-missing", PlanSeverity.Note, Sentence.Of("No small labelled benchmark is planned."), Sentence.Of("Plan one: some hundred rows, labelled with care, before the large collection."), "target.benchmark", "\"...\"");
    }

    public static bool Open(string? text) => string.IsNullOrWhiteSpace(text);
}
