using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Decide;

/// <summary><c>millibar outcome record</c>: what became of a decision.</summary>
internal static class OutcomeCommand
{
    private const int ShortestId = 4;

    public static Command Create() => new("outcome", "Settle earlier decisions against what happened.") { Record() };

    private static Command Record()
    {
        var options = new WorkspaceOptions();
        var id = new Argument<string?>("DECISION") { Description = "Id of the decision, or its beginning; left out, the open ones are listed.", Arity = ArgumentArity.ZeroOrOne };
        var held = new Option<bool>("--held") { Description = "What the recommendation claimed came true." };
        var failed = new Option<bool>("--failed") { Description = "It did not come true." };
        var note = new Option<string?>("--note") { Description = "What happened.", HelpName = "TEXT" };
        var command = new Command("record", "Say whether what a decision rested on came true.") { id, held, failed, note };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var open = await OpenCase.ReadAsync(options.Project(parsed), options.By(parsed), ct);
            var json = options.Json(parsed);
            if (parsed.GetValue(id) is not { } wanted) return List(open.File, json, options.Quiet(parsed));
            if (parsed.GetValue(held) == parsed.GetValue(failed))
                throw new MillibarException("option-held", "Say which of the two: --held or --failed.", "millibar outcome record", "--held when the claim came true, --failed when it did not.");
            var decision = Find(open.File, wanted);
            var entry = new NewEntry(EntryKinds.Outcome, decision.Id, OutcomeJson.Write(decision.Id, parsed.GetValue(held), parsed.GetValue(note)));
            var written = await open.Workspace.Journal.AppendAsync(open.File.Project, [entry], null, open.Advice.Now, open.Workspace.By, ct);
            var outcome = OutcomeJson.Read(written[0]);
            if (json) JsonOutput.Write(writer => StatusJson.Write(writer, decision, outcome));
            if (!options.Quiet(parsed)) Told(json ? Console.Error : Console.Out, open.File, decision, outcome);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Told(TextWriter output, CaseFile file, MadeDecision decision, SettledOutcome outcome)
    {
        var before = file.Outcomes.LastOrDefault(one => one.Decision == decision.Id);
        output.WriteLine($"{decision.Id}: the claim {(outcome.ClaimHeld ? "held" : "failed")}{(before is null ? "" : $" (recorded before as {(before.ClaimHeld ? "held" : "failed")}; the last word counts)")}.");
        var open = Open(file).Count(one => one.Id != decision.Id);
        output.WriteLine(open == 0 ? "No decision is open now. See: millibar calibration" : $"{open} more to settle: millibar outcome record");
    }

    private static int List(CaseFile file, bool json, bool quiet)
    {
        var open = Open(file);
        if (json)
        {
            JsonOutput.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("open");
                foreach (var decision in open) StatusJson.Write(writer, decision, null);
                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return ExitCodes.Done;
        }

        if (quiet) return ExitCodes.Done;
        if (open.IsEmpty) Console.WriteLine("Every decision that rests on a claim is settled.");
        foreach (var decision in open)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{decision.Id}  {LifecycleMap.Day(decision.At)}  {decision.From.Code} -> {decision.To.Code}  confidence {decision.Confidence:0.##}{(decision.Override ? "  overridden" : "")}"));
            Paragraph.Write(Console.Out, "    ", decision.Claim);
        }

        if (!open.IsEmpty) Console.WriteLine("Settle one: millibar outcome record DECISION --held (or --failed).");
        return ExitCodes.Done;
    }

    /// <summary>Decisions on a claim that nobody has settled.</summary>
    private static ImmutableArray<MadeDecision> Open(CaseFile file)
    {
        var settled = file.Outcomes.Select(outcome => outcome.Decision).ToHashSet(StringComparer.Ordinal);
        return [.. file.Decisions.Where(decision => decision.Confidence is not null && !settled.Contains(decision.Id))];
    }

    private static MadeDecision Find(CaseFile file, string wanted)
    {
        var found = file.Decisions.Where(decision => wanted.Length >= ShortestId && decision.Id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new MillibarException("decision-unknown", $"There is no decision '{wanted}' in {file.Name}.", "DECISION", file.Decisions.IsEmpty ? "Nothing was decided yet." : $"They are {string.Join(", ", file.Decisions.TakeLast(5).Select(decision => decision.Id))}; `millibar outcome record` lists the open ones."),
            _ => throw new MillibarException("decision-unknown", $"'{wanted}' is the beginning of {found.Count} decisions.", "DECISION", "Write more of it."),
        };
    }
}
