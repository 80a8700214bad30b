using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Plan;
using Millibar.Plan.Charters;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan archetype</c>: a few questions lead to one of the three kinds of project.</summary>
internal static class ArchetypeCommand
{
    public static Command Create()
    {
        var answers = ArchetypeAdvice.Questions.Select(question => new Option<string?>($"--{question.Name}") { Description = question.Question, HelpName = "yes|no" }).ToArray();
        var save = new Option<bool>("--save") { Description = "Write the archetype into the plan." };
        var options = new WorkspaceOptions();
        var command = new Command("archetype", "Find the kind of project by a few questions: its place on the matrix and its lever.") { save };
        foreach (var answer in answers) command.Add(answer);
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            bool[] given = [.. answers.Zip(ArchetypeAdvice.Questions, (option, question) => Answer(parsed.GetValue(option), question))];
            var advice = ArchetypeAdvice.Of(given[0], given[1], given[2], given[3]);
            if (options.Json(parsed)) WriteJson(advice);
            if (!options.Quiet(parsed)) Show(PlanOutput.Text(options, parsed), advice, parsed.GetValue(save));
            if (parsed.GetValue(save)) await SaveAsync(advice, options, parsed, ct);
            return ExitCodes.Done;
        });
        return command;
    }

    private static bool Answer(string? given, (string Name, string Question) question)
    {
        while (true)
        {
            if (given is null)
            {
                if (Console.IsInputRedirected)
                    throw new MillibarException("usage", $"--{question.Name} is not answered: {question.Question}", "millibar plan archetype", $"Add --{question.Name} yes or --{question.Name} no, or run it in a terminal.");
                Console.Error.Write($"{question.Question} [yes/no] ");
                given = Console.ReadLine() ?? throw new OperationCanceledException();
            }

            switch (given.Trim().ToLowerInvariant())
            {
                case "yes" or "y": return true;
                case "no" or "n": return false;
                case var other when Console.IsInputRedirected: throw new MillibarException("usage", $"'{other}' is neither yes nor no.", $"--{question.Name}", $"Write --{question.Name} yes or --{question.Name} no.");
                default: given = null; break;
            }
        }
    }

    private static void Show(TextWriter text, ArchetypeAdvice advice, bool saved)
    {
        text.WriteLine($"{CharterWords.Code(advice.Archetype)}: {advice.Why}");
        text.WriteLine($"  place: {advice.Place}");
        text.WriteLine($"  lever: {advice.Lever}");
        text.WriteLine("  to answer in the plan:");
        foreach (var question in ArchetypeQuestions.Of(advice.Archetype)) text.WriteLine($"    answers.{question.Code}: {question.Text}");
        if (!saved) text.WriteLine($"Next: millibar plan set archetype {CharterWords.Code(advice.Archetype)}");
    }

    private static void WriteJson(ArchetypeAdvice advice) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("archetype", CharterWords.Code(advice.Archetype));
        json.WriteString("why", advice.Why.ToString());
        json.WriteString("place", advice.Place.ToString());
        json.WriteString("lever", advice.Lever.ToString());
        json.WriteStartArray("questions");
        foreach (var question in ArchetypeQuestions.Of(advice.Archetype))
        {
            json.WriteStartObject();
            json.WriteString("code", question.Code);
            json.WriteString("text", question.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static async Task SaveAsync(ArchetypeAdvice advice, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var session = await PlanSession.OpenAsync(options, parsed, ct);
        for (var current = session; ; current = await current.AgainAsync(ct))
        {
            var before = current.History.Newest;
            var after = before.Charter with { Archetype = advice.Archetype };
            var changes = CharterDifference.Between(before.Charter, after);
            if (changes.IsEmpty) return;
            if (await current.History.SaveAsync(session.Workspace, after, null, ct) is not { } saved) continue;
            if (!options.Quiet(parsed)) PlanOutput.Text(options, parsed).WriteLine($"Saved in version {saved.Number} of the plan of {session.History.Project.Name}.");
            return;
        }
    }
}
