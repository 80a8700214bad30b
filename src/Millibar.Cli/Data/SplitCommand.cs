using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Decide;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Data.Splits;
using Millibar.Decide;
using Millibar.Engines.DuckDb;
using Millibar.Evidence;
using Millibar.Trial;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data split</c>: says once and for all which rows are the test.</summary>
internal sealed class SplitCommand
{
    private readonly Option<string?> _time = new("--time") { Description = "Split by this column: the last rows are the test.", HelpName = "COL" };
    private readonly Option<string?> _group = new("--group") { Description = "Keep rows with equal values of this column on one side.", HelpName = "COL" };
    private readonly Option<string?> _target = new("--target") { Description = "Column whose classes are balanced (default: the charter's).", HelpName = "COL" };
    private readonly Option<string?> _data = new("--data") { Description = "Data version to make it on (default: the newest).", HelpName = "HASH" };
    private readonly Option<double?> _tolerance = new("--tolerance") { Description = "By how much the best of all looks at the test may flatter (default: 0.05).", HelpName = "SHARE" };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of everything random.", HelpName = "N" };
    private readonly Option<bool> _replace = new("--replace") { Description = "Make another split instead of the one that is there; needs --reason." };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why, with --replace.", HelpName = "TEXT" };
    private readonly WorkspaceOptions _options = new();

    public static Command Create()
    {
        var split = new SplitCommand();
        var command = new Command("split", "Lock a test part away: made once, the same rows in every data version.")
        {
            split._time, split._group, split._target, split._data, split._tolerance, split._seed, split._replace, split._reason,
        };
        split._options.AddTo(command);
        command.SetAction(split.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var reason = Reason(parsed);
        if (parsed.GetValue(_tolerance) is { } tolerance && tolerance is not (> 0 and < 0.5))
            throw new MillibarException("option-tolerance", $"A tolerance of {tolerance.ToString(CultureInfo.InvariantCulture)} makes no sense.", "--tolerance", "Give a share between 0 and 0.5, e.g. 0.05 for five points.");
        await using var workspace = await Workspace.OpenAsync(_options.By(parsed), ct);
        var project = await workspace.ProjectAsync(_options.Project(parsed), ct);
        var file = await OpenCase.FileOfAsync(workspace, project, ct);
        Refuse(file, parsed.GetValue(_replace));
        var version = ProjectData.Needed(file, parsed.GetValue(_data));
        MadeSplit made;
        using (var stored = await ProjectData.CopyAsync(workspace, version, ct))
            made = await MakeAsync(parsed, file, stored.Path, version, ct);
        var split = made.Split with { Reason = reason };
        split = await RecordAsync(workspace, project, file, split, ct);
        if (_options.Json(parsed)) JsonOutput.Write(json => SplitText.Write(json, project, made with { Split = split }));
        else if (!_options.Quiet(parsed)) new SplitText(Console.Out, new Style(Console.IsOutputRedirected)).Made(made with { Split = split }, project.Name, version.Fact("file") ?? "the data");
        return ExitCodes.Done;
    }

    private string? Reason(ParseResult parsed)
    {
        var reason = parsed.GetValue(_reason)?.Trim();
        if (parsed.GetValue(_replace) != reason is { Length: > 0 })
            throw new MillibarException("usage", parsed.GetValue(_replace) ? "--replace needs a reason." : "--reason goes with --replace.", "millibar data split", "Write --replace --reason \"why the test part must be another one\".");
        return reason;
    }

    /// <summary>A split that locks nothing away yet may be made anew; any other only with a reason.</summary>
    private static void Refuse(CaseFile file, bool replace)
    {
        if (file.Split is not { HasTest: true } there)
        {
            if (replace && file.Split is null) throw new MillibarException("split-missing", $"{file.Name} has no split yet.", "--replace", "Leave --replace out.");
            return;
        }

        if (replace) return;
        throw new MillibarException(
            "split-exists",
            $"{file.Name} was split already ({SplitText.Kind(there)}), by {there.By} on {there.At:yyyy-MM-dd}. A split is made once: numbers measured on different test rows cannot be compared.",
            "data split",
            "New rows find their side by themselves. If the test part must be another one: `millibar data split --replace --reason \"...\"`; test rows that were looked at go to training then, and the ledger begins anew.");
    }

    private Task<MadeSplit> MakeAsync(ParseResult parsed, CaseFile file, string path, EvidenceItem version, CancellationToken ct)
    {
        var target = parsed.GetValue(_target) ?? file.Charter.Target.Column
            ?? throw new MillibarException("usage", "The target is not known, and its classes are to be balanced.", "millibar data split", "Name it with --target COL, or set it in the charter: millibar plan set target.column COL.");
        var options = new TrialOptions
        {
            Path = path,
            Target = target,
            Task = file.Charter.Target.Task,
            Time = parsed.GetValue(_time),
            Group = parsed.GetValue(_group),
            Seed = parsed.GetValue(_seed),
            SkipBadRows = version.Fact("set_aside") is not null,
        };
        var looks = file.Looks.Where(look => TestLedger.Counts(file, look)).ToList();
        var before = file.Split;
        return new SplitRun(new DuckDbTableReader()).RunAsync(options, parsed.GetValue(_tolerance) ?? before?.Tolerance, before, before is { HasTest: true } && looks.Count > 0, looks.Max(look => look.Until), ct);
    }

    /// <summary>Records the split unless somebody else recorded one meanwhile; other entries may come in between.</summary>
    private static async Task<LockedSplit> RecordAsync(Workspace workspace, ProjectEntry project, CaseFile file, LockedSplit split, CancellationToken ct)
    {
        for (var version = file.Version; ;)
        {
            try
            {
                var entry = new NewEntry(EntryKinds.Split, null, LockedSplitJson.Write(split));
                var written = await workspace.Journal.AppendAsync(project.Id, [entry], version, workspace.Time.GetUtcNow(), workspace.By, ct);
                return split with { Id = written[0].Id, At = written[0].At, By = written[0].By };
            }
            catch (MillibarException conflict) when (conflict.Code == "journal-conflict")
            {
                var now = await OpenCase.FileOfAsync(workspace, project, ct);
                if (now.Split?.Id != file.Split?.Id)
                    throw new MillibarException("split-conflict", $"{now.Split!.By} split {file.Name} at the same time ({SplitText.Kind(now.Split)}); theirs was first, and yours was not recorded.", "data split", "Look at it with `millibar data looks`. It stands for the whole project.", conflict);
                // What was just read, and not what is there by now: a split that came in between must not be missed.
                version = now.Version;
            }
        }
    }
}
