using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
using Millibar.Data.Agreement;
using Millibar.Evidence;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label agree</c>: how far annotators agree.</summary>
internal sealed class AgreeCommand
{
    private const double Level = 0.95;

    private readonly Argument<string?> _file = new("FILE") { Description = "Answers; in a project those that it keeps are meant.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _definition = new("--definition") { Description = "Label definition, where it is not the charter's own.", HelpName = "NAME" };
    private readonly Option<string> _scale = new("--scale") { Description = "nominal, ordinal, interval or ratio.", HelpName = "SCALE", DefaultValueFactory = _ => "nominal" };
    private readonly Option<string?> _order = new("--order") { Description = "Labels of an ordinal scale, the lowest first, separated by commas.", HelpName = "LABELS" };
    private readonly Option<int> _resamples = new("--resamples") { Description = "Resamples of the items for the intervals.", HelpName = "N", DefaultValueFactory = _ => 1000 };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of everything random.", HelpName = "N" };
    private readonly AnswerOptions _columns = new();
    private readonly WorkspaceOptions _workspace = new();

    public static Command Create()
    {
        var agree = new AgreeCommand();
        var command = new Command("agree", "Measure how far annotators agree, and who agrees with the others.") { agree._file, agree._definition, agree._scale, agree._order, agree._resamples, agree._seed };
        agree._columns.AddTo(command);
        agree._workspace.AddTo(command);
        command.SetAction(agree.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var scale = AgreementWords.ScaleOf(parsed.GetValue(_scale)!) ?? throw new MillibarException("option-scale", $"'{parsed.GetValue(_scale)}' is no scale.", "--scale", "Use nominal, ordinal, interval or ratio.");
        var resamples = parsed.GetValue(_resamples);
        if (resamples is < 100 or > 100_000) throw new MillibarException("option-resamples", $"{resamples:#,0} resamples cannot be drawn.", "--resamples", "Use 100 to 100,000; 1,000 is usual.");
        var (definition, seed) = (parsed.GetValue(_definition), parsed.GetValue(_seed));
        var order = parsed.GetValue(_order)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await using var session = await TrialSession.OpenAsync(_workspace.Project(parsed), _workspace.By(parsed), parsed.GetValue(_file) is null, ct);
        var source = await AnswerSource.ReadAsync(session, parsed.GetValue(_file), _columns, definition, parsed, ct);
        var report = AgreementStudy.Measure(source.Answers.Sheet, (source.Answers.Repeats, source.Answers.RepeatsAlike), scale, order, resamples, Level, new RandomStream(seed), ct);
        if (source.IsProject) await RecordAsync(session.Workspace!, session.Project!, report, definition, seed, ct);
        if (_workspace.Json(parsed)) JsonOutput.Write(json => AgreementJson.Write(json, report, definition, seed));
        if (!_workspace.Quiet(parsed)) new AgreementScreen(_workspace.Json(parsed) ? Console.Error : Console.Out).Write(report, source.Name, definition, source.IsProject);
        return ExitCodes.Done;
    }

    private static async Task RecordAsync(Workspace workspace, ProjectEntry project, AgreementReport report, string? definition, long seed, CancellationToken ct)
    {
        if (report.Measures?.Find(Coefficient.Alpha) is not { } alpha) return;
        var blob = await ResultBlob.StoreAsync(workspace, json => AgreementJson.Write(json, report, definition, seed), ct);
        var item = LabelEvidence.Item(workspace, EvidenceKinds.LabelAgreement, new EvidenceSubject { Definition = definition }, alpha.Interval, report.Measures.Items, seed,
        [
            new("annotators", Text(report.Sheet.Annotators.Length)),
            new("answers", Text(report.Sheet.Answers.Length)),
            new("blob", blob),
            new("coefficient", "krippendorff_alpha"),
            new("scale", AgreementWords.Code(report.Scale)),
        ]);
        await Recorded.AppendAsync(workspace, project, [item], ct);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
