using System.Collections.Immutable;
using System.CommandLine;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
using Millibar.Data;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Trial;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data check</c>: what is wrong with the data, without training anything.</summary>
internal sealed class CheckCommand
{
    private readonly DataOptions _options = new();
    private readonly Argument<string?> _file = new("FILE") { Description = "A file of data (default: the project's newest data version).", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _data = new("--data") { Description = "A data version of the project instead of a file.", HelpName = "HASH" };
    private readonly Option<string?> _target = new("--target") { Description = "Column to predict (in a project: the charter's).", HelpName = "COL" };
    private readonly Option<string[]> _drop = new("--drop") { Description = "Columns to leave out, separated by commas.", HelpName = "COLS" };
    private readonly Option<string?> _time = new("--time") { Description = "Column of the time of each row.", HelpName = "COL" };
    private readonly Option<string?> _group = new("--group") { Description = "Column whose equal values belong together.", HelpName = "COL" };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of everything random.", HelpName = "N" };
    private readonly Option<bool> _gate = new("--gate") { Description = "Exit with 1 when a check found an error, 2 when a check could not be made." };

    public static Command Create() => new CheckCommand().Build();

    private Command Build()
    {
        var command = new Command("check", "Look for leaks, copies, drift, disguised missing values and more.") { _file, _data, _target, _drop, _time, _group, _seed, _gate };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var session = await _options.OpenAsync(parsed, ct);
        var trial = await session.CompleteAsync(
            new TrialOptions
            {
                Path = parsed.GetValue(_file) ?? "",
                Target = parsed.GetValue(_target) ?? "",
                Drop = [.. (parsed.GetValue(_drop) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)],
                Time = parsed.GetValue(_time),
                Group = parsed.GetValue(_group),
                Budget = null,
                Seed = parsed.GetValue(_seed),
                SkipBadRows = _options.SkipBadRows(parsed),
            },
            parsed.GetValue(_data), ct);
        var report = await Composition.CheckAsync(trial, ct);
        if (_options.Json(parsed)) JsonOutput.Write(report.Write);
        var output = _options.Text(parsed);
        Write(output, report);
        await RecordAsync(session, report, output, ct);
        return !parsed.GetValue(_gate) ? ExitCodes.Done
            : report.Count(Severity.Error) > 0 ? ExitCodes.GateFailed
            : report.Unfinished ? ExitCodes.GateUndecided : ExitCodes.Done;
    }

    private static void Write(TextWriter output, CheckReport report)
    {
        var style = new Style(Console.IsOutputRedirected);
        output.WriteLine($"{report.Table.Name}  {Words.Count(report.Table.RowCount)} rows, {Words.Count(report.Table.Columns.Length)} columns; predict {report.Target} ({TrialWords.Code(report.Task)})");
        foreach (var finding in report.Findings)
        {
            output.WriteLine();
            var head = $"{TrialWords.Code(finding.Severity)}  {finding.Code}{(finding.Column is null ? "" : $" ({finding.Column})")}";
            output.WriteLine($"  {finding.Severity switch { Severity.Error => style.Bad(head), Severity.Warning => style.Doubtful(head), _ => style.Dim(head) }}");
            Paragraph.Write(output, "    ", finding.Message.ToString());
            Paragraph.Write(output, "    do: ", finding.Remedy.ToString());
        }

        output.WriteLine();
        output.WriteLine(report.Findings.IsEmpty
            ? "  Nothing was found."
            : $"  {report.Count(Severity.Error)} errors, {report.Count(Severity.Warning)} warnings, {report.Count(Severity.Info)} notes");
    }

    /// <summary>Only a data version of the project is recorded: evidence about bytes that nobody kept could not be checked.</summary>
    private static async Task RecordAsync(TrialSession session, CheckReport report, TextWriter output, CancellationToken ct)
    {
        if (session.Workspace is not { } workspace || session.Project is not { } project || session.Case is not { } file)
        {
            if (session.WhyNot is { } reason) output.WriteLine(reason);
            return;
        }

        if (file.Charter.Target.Column is { } target && target != report.Target)
        {
            output.WriteLine($"Not recorded: {project.Name} predicts {target}, and this was about {report.Target}.");
            return;
        }

        if (DataVersions.Of(file).Items.All(version => version.Subject.Data != report.Table.Hash))
        {
            output.WriteLine($"Not recorded: {report.Table.Name} is no data version of {project.Name}. Add it: millibar data add FILE");
            return;
        }

        var blob = await ResultBlob.StoreAsync(workspace, report.Write, ct);
        ImmutableArray<EvidenceItem> items = [.. TrialEvidence.Of(report, workspace.Time.GetUtcNow(), workspace.By).Select(item => item with { Facts = item.Facts.SetItem("blob", blob) })];
        await Recorded.AppendAsync(workspace, project, items, ct);
        output.WriteLine($"Recorded in {project.Name}: leakage and order drift of data version {DataVersions.Short(report.Table.Hash)}.");
    }
}
