using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
using Millibar.Data;
using Millibar.Data.Answers;
using Millibar.Data.Easier;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label easier</c>: is another label definition easier to agree on, and what would it no longer say?</summary>
internal sealed class EasierCommand
{
    private const double Level = 0.95;

    private readonly Option<int> _resamples = new("--resamples") { Description = "Resamples of the items for the intervals.", HelpName = "N", DefaultValueFactory = _ => 1000 };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of everything random.", HelpName = "N" };
    private readonly WorkspaceOptions _workspace = new();

    public static Command Create()
    {
        var easier = new EasierCommand();
        var command = new Command("easier", "Compare label definitions over the same items: which do people agree on, and what is lost?") { easier._resamples, easier._seed };
        easier._workspace.AddTo(command);
        command.SetAction(easier.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (resamples, seed) = (parsed.GetValue(_resamples), parsed.GetValue(_seed));
        if (resamples is < 100 or > 100_000) throw new MillibarException("option-resamples", $"{resamples:#,0} resamples cannot be drawn.", "--resamples", "Use 100 to 100,000; 1,000 is usual.");
        await using var session = await TrialSession.OpenAsync(_workspace.Project(parsed), _workspace.By(parsed), true, ct);
        if (session is not { Workspace: { } workspace, Project: { } project, Case: { } file })
            throw new MillibarException("workspace-missing", "Label definitions are compared in a project.", "millibar label easier", session.WhyNot ?? "Make one: millibar project new NAME. Then import the answers under each definition: millibar label import FILE --definition NAME");
        var today = await OfAsync(workspace, project, null, ct) ?? throw new MillibarException("answers-none", $"{project.Name} has no answers under its own label definition.", "millibar label easier", "Import them: millibar label import FILE");
        List<(string, AnswerSheet)> others = [];
        foreach (var name in (await StoredAnswers.DefinitionsAsync(workspace, project, ct)).OfType<string>())
            if (await OfAsync(workspace, project, name, ct) is { } sheet) others.Add((name, sheet));
        if (others.Count == 0) throw new MillibarException("answers-none", $"{project.Name} has answers under its own label definition only.", "millibar label easier", "Have the same items labelled under another one and import them: millibar label import FILE --definition NAME");

        var report = EasierStudy.Compare(today, others, resamples, seed, Level, ct);
        await RecordAsync(workspace, project, file, report, ct);
        if (_workspace.Json(parsed)) JsonOutput.Write(json => EasierJson.Write(json, report));
        if (!_workspace.Quiet(parsed)) Tell(_workspace.Json(parsed) ? Console.Error : Console.Out, report);
        return ExitCodes.Done;
    }

    private static async Task<AnswerSheet?> OfAsync(Workspace workspace, ProjectEntry project, string? definition, CancellationToken ct) =>
        await StoredAnswers.ReadAsync(workspace, project, definition, ct) is { Count: > 0 } sheets ? AnswerMerge.Of(sheets).Sheet : null;

    /// <summary>Agreement under each other definition, with the paired difference where today's is on record: R2 then judges by that.</summary>
    private static async Task RecordAsync(Workspace workspace, ProjectEntry project, CaseFile file, EasierReport report, CancellationToken ct)
    {
        var blob = await ResultBlob.StoreAsync(workspace, json => EasierJson.Write(json, report), ct);
        var today = file.Reading.Find(EvidenceKinds.LabelAgreement);
        List<EvidenceItem> items = [];
        foreach (var one in report.Definitions)
        {
            if (one is not { Other: { } other, Gain: { } gain }) continue;
            var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["blob"] = blob, ["coefficient"] = "krippendorff_alpha", ["scale"] = "nominal" };
            if (today is not null)
            {
                facts["over"] = today.Id;
                facts["gain"] = gain.Value.ToString("R", CultureInfo.InvariantCulture);
                facts["gain_low"] = gain.Low.ToString("R", CultureInfo.InvariantCulture);
                facts["gain_high"] = gain.High.ToString("R", CultureInfo.InvariantCulture);
            }

            items.Add(LabelEvidence.Item(workspace, EvidenceKinds.LabelAgreement, new EvidenceSubject { Definition = one.Name }, other, one.Items, report.Seed, facts));
        }

        await Recorded.AppendAsync(workspace, project, items, ct);
    }

    private static void Tell(TextWriter output, EasierReport report)
    {
        foreach (var one in report.Definitions)
        {
            output.WriteLine($"'{one.Name}' against today's definition, {one.Items:#,0} items labelled twice or more under both");
            if (one is not { Today: { } today, Other: { } other, Gain: { } gain, Lost: { } lost, Foretold: { } foretold, Commonest: { } commonest })
            {
                output.WriteLine($"  Not measured: {one.Reason}.");
                continue;
            }

            output.WriteLine($"  agreement (alpha)      {Words.Value(other)} against {Words.Value(today)}");
            output.WriteLine($"  difference, paired     {Words.Value(gain)}: {(gain.Low > 0 ? "people agree better on it" : gain.High < 0 ? "people agree worse on it" : "not decided; more items would tell")}");
            output.WriteLine($"  what it no longer says {Words.Value(lost)} of what today's label says");
            output.WriteLine($"  today's label from it  {Words.Value(foretold)} right by the best guess; {commonest:0.00} without any label");
            output.WriteLine();
        }

        output.WriteLine("Next: millibar next; name definitions that would serve as well in target.alternatives (millibar plan edit)");
    }
}
