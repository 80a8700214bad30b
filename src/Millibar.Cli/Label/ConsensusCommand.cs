using System.CommandLine;
using System.Globalization;
using System.Text;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
using Millibar.Data;
using Millibar.Data.Answers;
using Millibar.Data.Consensus;
using Millibar.Engines.DuckDb;
using Millibar.Evidence;
using Millibar.Tables;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label consensus</c>: one label an item, how sure it is, and who answers well.</summary>
internal sealed class ConsensusCommand
{
    private readonly Argument<string?> _file = new("FILE") { Description = "Answers; in a project those that it keeps are meant.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _definition = new("--definition") { Description = "Label definition, where it is not the charter's own.", HelpName = "NAME" };
    private readonly Option<string> _method = new("--method") { Description = "majority, dawid-skene, model or auto.", HelpName = "METHOD", DefaultValueFactory = _ => "auto" };
    private readonly Option<string?> _probabilities = new("--probabilities") { Description = "A model's out-of-sample probabilities: item, and one column for each label.", HelpName = "FILE" };
    private readonly Option<double> _bar = new("--bar") { Description = "Share of right answers that an annotator must reach.", HelpName = "0..1", DefaultValueFactory = _ => 0.8 };
    private readonly Option<string?> _expert = new("--expert") { Description = "Annotator whose answers are taken for true: they judge the consensus and take no part in it.", HelpName = "NAME" };
    private readonly Option<string?> _out = new("--out") { Description = "Writes the labels as CSV: item, label, quality, answers, same.", HelpName = "FILE" };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of everything random.", HelpName = "N" };
    private readonly AnswerOptions _columns = new();
    private readonly WorkspaceOptions _workspace = new();

    public static Command Create()
    {
        var consensus = new ConsensusCommand();
        var command = new Command("consensus", "Make one label an item out of several answers, say how sure each is, and judge the annotators.")
        {
            consensus._file, consensus._definition, consensus._method, consensus._probabilities, consensus._bar, consensus._expert, consensus._out, consensus._seed,
        };
        consensus._columns.AddTo(command);
        consensus._workspace.AddTo(command);
        command.SetAction(consensus.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var options = Read(parsed);
        var definition = parsed.GetValue(_definition);
        await using var session = await TrialSession.OpenAsync(_workspace.Project(parsed), _workspace.By(parsed), parsed.GetValue(_file) is null, ct);
        var source = await AnswerSource.ReadAsync(session, parsed.GetValue(_file), _columns, definition, parsed, ct);
        var (sheet, truth) = Apart(source.Answers.Sheet, parsed.GetValue(_expert));
        var probabilities = parsed.GetValue(_probabilities) is { } path ? ItemProbabilities.Read(await new DuckDbTableReader().ReadAsync(path, new ReadOptions(), ct), sheet) : [];
        var report = ConsensusStudy.Make(sheet, probabilities, truth, options, ct);
        if (parsed.GetValue(_out) is { } file) await AtomicFile.WriteAsync(file, Csv(report), ct, "Choose another place with --out FILE.csv.");
        if (source.IsProject) await RecordAsync(session, report, source.Name, definition, ct);
        if (_workspace.Json(parsed)) JsonOutput.Write(json => ConsensusJson.Write(json, report, source.Name, definition));
        if (!_workspace.Quiet(parsed)) new ConsensusScreen(_workspace.Json(parsed) ? Console.Error : Console.Out).Write(report, source.Name, definition, parsed.GetValue(_out), source.IsProject);
        return ExitCodes.Done;
    }

    private ConsensusOptions Read(ParseResult parsed)
    {
        var bar = parsed.GetValue(_bar);
        if (!(bar is > 0 and <= 1)) throw new MillibarException("option-bar", $"A bar lies above 0 and at most at 1; {bar} does not.", "--bar", "Write --bar 0.9.");
        return new ConsensusOptions
        {
            Method = parsed.GetValue(_method) switch
            {
                "auto" => null,
                "majority" => ConsensusMethod.Majority,
                "dawid-skene" => ConsensusMethod.DawidSkene,
                "model" => ConsensusMethod.Model,
                var other => throw new MillibarException("option-method", $"'{other}' is no method.", "--method", "Use majority, dawid-skene, model or auto."),
            },
            Bar = bar,
            Seed = parsed.GetValue(_seed),
        };
    }

    /// <summary>The answers without the expert's, and his by item.</summary>
    private static (AnswerSheet Sheet, Dictionary<string, string> Truth) Apart(AnswerSheet sheet, string? expert)
    {
        if (expert is null) return (sheet, []);
        var who = sheet.Annotators.IndexOf(expert);
        if (who < 0) throw new MillibarException("option-expert", $"Nobody called '{expert}' has answered{(NearestName.Find(expert, sheet.Annotators) is { } nearest ? $"; the nearest is '{nearest}'" : "")}.", "--expert", "Name an annotator.");
        var others = AnswerMerge.Compact(sheet with { Answers = [.. sheet.Answers.Where(answer => answer.Annotator != who)] });
        if (others.Answers.IsEmpty) throw new MillibarException("answers-one-annotator", "Only the expert has answered.", "--expert", "Import the answers of others too.");
        return (others, sheet.Answers.Where(answer => answer.Annotator == who).ToDictionary(answer => sheet.Items[answer.Item], answer => sheet.Labels[answer.Label], StringComparer.Ordinal));
    }

    private static string Csv(ConsensusReport report)
    {
        var text = new StringBuilder("item,label,quality,answers,same\n");
        foreach (var item in report.Items) text.Append(CultureInfo.InvariantCulture, $"{CsvCell.Quoted(item.Item)},{CsvCell.Quoted(item.Label)},{item.Quality:R},{item.Answers},{item.Same:R}\n");
        return text.ToString();
    }

    private static async Task RecordAsync(TrialSession session, ConsensusReport report, string source, string? definition, CancellationToken ct)
    {
        var workspace = session.Workspace!;
        var blob = await ResultBlob.StoreAsync(workspace, json => ConsensusJson.Write(json, report, source, definition), ct);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["annotators"] = Text(report.Annotators.Length),
            ["answers"] = Text(report.Answers),
            ["blob"] = blob,
            ["method"] = ConsensusJson.Code(report.Method),
            ["judged_by"] = report.Right is null ? "independent errors, an assumption" : "an expert",
        };
        List<EvidenceItem> items = [LabelEvidence.Item(workspace, EvidenceKinds.LabelConsensus, new EvidenceSubject { Definition = definition }, report.Right, report.Right is null ? report.Items.Length : report.Confirmed, report.Options.Seed, facts) with { Value = report.Right?.Value ?? report.MeanQuality }];
        // People are rungs of the ladder only under the definition that the ladder learns.
        if (definition is null && session.Case?.DataVersion is { } data)
            items.AddRange(report.Rungs.Select(rung => LabelEvidence.Item(
                workspace, EvidenceKinds.Rung, new EvidenceSubject { Data = data, Model = rung.Rung }, rung.Accuracy, rung.Items, report.Options.Seed,
                [new("note", rung.Note), new("task", report.Labels.Length == 2 ? "binary" : "multiclass"), .. session.Case.Charter.Target.Column is { } column ? [KeyValuePair.Create("target", column)] : Array.Empty<KeyValuePair<string, string>>()]) with { Metric = "accuracy", Value = rung.Value }));
        await Recorded.AppendAsync(workspace, session.Project!, items, ct);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
