using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Decide;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;
using Millibar.Trial.Labelling;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label plan</c>: labels that the target still needs, in rounds, with money and time.</summary>
internal sealed class LabelPlanCommand
{
    private readonly Option<string?> _need = new("--need") { Description = "Labels still needed to learn from; default: what the learning curve says.", HelpName = "LOW..HIGH" };
    private readonly Option<string?> _cost = new("--cost") { Description = "Money for one label; default: the evidence label.cost, else the charter.", HelpName = "AMOUNT|LOW..HIGH" };
    private readonly Option<string?> _perHour = new("--per-hour") { Description = "Labels that one person makes in an hour.", HelpName = "N|LOW..HIGH" };
    private readonly Option<double?> _people = new("--people") { Description = "People who label; default: the charter's.", HelpName = "N" };
    private readonly Option<double> _hours = new("--hours") { Description = "Hours a week that one person labels.", HelpName = "N", DefaultValueFactory = _ => 20 };
    private readonly Option<int> _each = new("--each") { Description = "People who label each row.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly WorkspaceOptions _options = new();

    public static Command Create() => new LabelPlanCommand().Build();

    private Command Build()
    {
        var command = new Command("plan", "Plan the labels that the target still needs: how many, in rounds, what they cost and how long they take.") { _need, _cost, _perHour, _people, _hours, _each };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var wish = Read(parsed);
        await using var workspace = await Workspace.OpenAsync(_options.By(parsed), ct);
        var project = await workspace.ProjectAsync(_options.Project(parsed), ct);
        var file = await OpenCase.FileOfAsync(workspace, project, ct);
        var now = workspace.Time.GetUtcNow();
        var plan = LabelPlanner.Make(file, wish, now);
        var hash = await ResultBlob.StoreAsync(workspace, json => LabelPlanJson.Write(json, plan), ct);
        await Recorded.AppendAsync(workspace, project, [LabelPlanEvidence.Of(plan, file.DataVersion, hash, now, workspace.By)], ct);
        if (_options.Json(parsed)) JsonOutput.Write(json => LabelPlanJson.Write(json, plan));
        if (!_options.Quiet(parsed)) new LabelPlanScreen(_options.Json(parsed) ? Console.Error : Console.Out).Write(plan, wish);
        return ExitCodes.Done;
    }

    private LabelPlanWish Read(ParseResult parsed)
    {
        var people = parsed.GetValue(_people);
        if (people is <= 0) throw new MillibarException("option-people", $"{people} people label nothing.", "--people", "Write --people 2.");
        var hours = parsed.GetValue(_hours);
        if (hours is not (> 0 and <= 168)) throw new MillibarException("option-hours", $"A week has no {hours} hours to label.", "--hours", "Write --hours 20.");
        var each = parsed.GetValue(_each);
        if (each < 1) throw new MillibarException("option-each", $"Each row is labelled by 1 person or more, not by {each}.", "--each", "Write --each 2.");
        return new LabelPlanWish
        {
            Need = Range(parsed.GetValue(_need), "--need", least: 0),
            Cost = Range(parsed.GetValue(_cost), "--cost", least: 0),
            PerHour = Range(parsed.GetValue(_perHour), "--per-hour", least: 1e-6),
            People = people,
            HoursPerWeek = hours,
            Each = each,
        };
    }

    /// <summary>A number, or two with dots between.</summary>
    private static Bracket? Range(string? text, string option, double least)
    {
        if (text is null) return null;
        var parts = text.Split("..", StringSplitOptions.TrimEntries);
        if (parts.Length is 1 or 2 && Number(parts[0], least) is { } low && Number(parts[^1], least) is { } high && high >= low) return new Bracket(low, high);
        throw new MillibarException($"option-{option[2..]}", $"'{text}' is neither a number nor a range of two.", option, $"Write {option} 200 or {option} 100..400.");
    }

    private static double? Number(string text, double least) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= 1e12 ? number : null;
}
