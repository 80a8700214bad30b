using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Statistics;

namespace Millibar.Plan.Charters.Fields;

/// <summary>What problem, for whom, of which kind, and what is predicted.</summary>
internal static class PurposeFields
{
    public static ImmutableArray<CharterField> All { get; } =
    [
        CharterField.Text("problem", "The problem to be solved, in a sentence that a user would nod at.", "Too many loans default that we could have seen coming.",
            c => c.Problem, (c, v) => c with { Problem = v }),
        CharterField.Text("decision", "The decision that a prediction improves: who decides what, and how often. Without a decision a prediction is worth nothing.", "Which applications a loan officer looks at twice, 300 a day.",
            c => c.Decision, (c, v) => c with { Decision = v }),
        CharterField.Texts("users", "Who works with the predictions.", "[loan officers, branch managers]",
            c => c.Users, (c, v) => c with { Users = v }),
        CharterField.Text("why_ml", "Are you sure that you need machine learning? Why rules, or doing nothing, are not enough.", "The rules grew to 400 lines and nobody dares to change them.",
            c => c.WhyMl, (c, v) => c with { WhyMl = v }),
        CharterField.Text("rules_first", "The minimal product with hand-written rules, and what it reaches. Build it first: it may be enough.", "Refuse when three bills are unpaid; finds half of the defaults.",
            c => c.RulesFirst, (c, v) => c with { RulesFirst = v }),
        CharterField.Text("prior_work", "What others have published or built on this problem. Newer work is riskier.", "Two banks report roc_auc 0.78 on similar data.",
            c => c.PriorWork, (c, v) => c with { PriorWork = v }),
        CharterField.Choice<Archetype>("archetype", "The kind of project; it sets the rules of the game. `millibar plan archetype` helps to choose.", "human-in-the-loop",
            CharterWords.Code, c => c.Archetype, (c, v) => c with { Archetype = v }),
        new("answers", "Answers to the questions that the archetype obliges you to answer, by the question's name.", "{good-enough-to-help: Two of three warnings must be right.}", new FieldKind.Answers(),
            c => c.Answers.IsEmpty ? null : new FieldValue.TextMap(c.Answers),
            (c, v) => c with { Answers = v is FieldValue.TextMap map ? map.Values : ImmutableSortedDictionary<string, string>.Empty }),
        CharterField.Text("target.column", "The column that is predicted.", "defaulted",
            c => c.Target.Column, (c, v) => c with { Target = c.Target with { Column = v } }),
        CharterField.Text("target.unit", "What one row is: the thing that one prediction is made for.", "one loan application",
            c => c.Target.Unit, (c, v) => c with { Target = c.Target with { Unit = v } }),
        CharterField.Choice<TaskKind>("target.task", "The kind of task; leave it empty to take it from the data.", "binary",
            CharterWords.Code, c => c.Target.Task, (c, v) => c with { Target = c.Target with { Task = v } }),
        CharterField.Choice<LabelOrigin>("target.labels", "How labels come about: a system records them, one person each gives them, or several people do. Decides how their quality is judged.", "records",
            CharterWords.Code, c => c.Target.Labels, (c, v) => c with { Target = c.Target with { Labels = v } }),
        CharterField.Texts("target.alternatives", "Other definitions of the label that are easier or coarser, by name, in case this one is too hard.", "[late by 90 days]",
            c => c.Target.Alternatives, (c, v) => c with { Target = c.Target with { Alternatives = v } }),
        CharterField.Text("target.benchmark", "The small labelled benchmark that is made first: how many rows, labelled by whom.", "200 applications of last May, labelled by two officers.",
            c => c.Target.Benchmark, (c, v) => c with { Target = c.Target with { Benchmark = v } }),
    ];
}
