using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Cli.Decide;

/// <summary><c>millibar decide accept|override</c>: people decide; the recommendation is recorded beside what they chose.</summary>
internal static class DecideCommand
{
    public static Command Create() => new("decide", "Take the recommendation, or override it with a reason.") { Accept(), Override() };

    private static Command Accept()
    {
        var options = new WorkspaceOptions();
        var reason = new Option<string?>("--reason") { Description = "Your words, kept with the decision.", HelpName = "TEXT" };
        var command = new Command("accept", "Do what is recommended.") { reason };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var open = await OpenCase.ReadAsync(options.Project(parsed), options.By(parsed), ct);
            var advice = open.Advice;
            if (advice.Move == RecommendedMove.Stay)
                throw new MillibarException(
                    "nothing-to-accept",
                    $"There is nothing to accept: the advice is to stay in {advice.From.Code}. {advice.Why}",
                    $"project {open.File.Name}",
                    $"{advice.Next.What}{(advice.Next.Command is { } next ? $" Type `{next}`." : "")} To move all the same: `millibar decide override --to PLACE --reason \"...\"`.");
            await RecordAsync(open, DecisionOf.Accepted(open.File, advice, parsed.GetValue(reason)), options, parsed, ct);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Override()
    {
        var options = new WorkspaceOptions();
        var to = new Option<string>("--to") { Description = $"Where to go: {string.Join(", ", Place.All)}.", HelpName = "PLACE", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the decision and settled later against what happened.", HelpName = "TEXT", Required = true };
        var command = new Command("override", "Go elsewhere than recommended, and say why.") { to, reason };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var open = await OpenCase.ReadAsync(options.Project(parsed), options.By(parsed), ct);
            var decision = DecisionOf.Overridden(open.File, open.Advice, PlaceOf(parsed.GetValue(to)!), parsed.GetValue(reason)!);
            await RecordAsync(open, decision, options, parsed, ct);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task RecordAsync(OpenCase open, MadeDecision decision, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        var workspace = open.Workspace;
        // What was judged is what is decided on: if anything was recorded since, the journal refuses.
        var written = await workspace.Journal.AppendAsync(
            open.File.Project, [new NewEntry(EntryKinds.Decision, null, DecisionJson.Write(decision))], open.File.Version, open.Advice.Now, workspace.By, ct);
        var recorded = DecisionJson.Read(written[0]);
        if (options.Json(parsed)) JsonOutput.Write(json => StatusJson.Write(json, recorded, null));
        if (options.Quiet(parsed)) return;
        var output = options.Json(parsed) ? Console.Error : Console.Out;
        var text = recorded.To == recorded.From ? $"stays in {recorded.To.Code}" : $"goes from {recorded.From.Code} to {recorded.To.Code}";
        output.WriteLine($"{open.File.Name} {text}{(recorded.Reason is { } why ? $" ({why})" : "")}{(recorded.Override ? ", against the recommendation" : "")}: decision {recorded.Id}, by {recorded.By}.");
        if (recorded.Confidence is not null) output.WriteLine($"When it shows whether the claim was right: millibar outcome record {recorded.Id} --held (or --failed).");
        output.WriteLine("Next: millibar next");
    }

    private static Place PlaceOf(string code) =>
        Place.Find(code.ToLowerInvariant())
        ?? throw new MillibarException("option-to", $"There is no place '{code}'; the nearest is '{NearestName.Find(code, Place.All.Select(place => place.Code)) ?? "plan"}'.", "--to", $"Use one of {string.Join(", ", Place.All)}.");
}
