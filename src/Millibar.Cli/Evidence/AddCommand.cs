using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Decide;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Evidence;

/// <summary><c>millibar evidence add</c>: one measurement that was made elsewhere.</summary>
internal static class AddCommand
{
    private static readonly Option<string> Kind = new("--kind") { Description = "What was measured, e.g. label.error-rate; docs/evidence.md lists all kinds.", HelpName = "KIND", Required = true };
    private static readonly Option<string?> Value = new("--value") { Description = "The number, in the kind's own unit; shares are fractions.", HelpName = "NUMBER" };
    private static readonly Option<string?> Interval = new("--interval") { Description = "Its interval. Without interval and n a number is only reported and opens no gate.", HelpName = "LOW,HIGH" };
    private static readonly Option<double> Level = new("--level") { Description = "Nominal coverage of the interval.", HelpName = "LEVEL", DefaultValueFactory = _ => 0.95 };
    private static readonly Option<int?> Rows = new("--n") { Description = "Independent units behind the number.", HelpName = "N" };
    private static readonly Option<string?> Metric = new("--metric") { Description = "The metric, where the kind has several, e.g. roc_auc.", HelpName = "NAME" };
    private static readonly Option<string?> Model = new("--model") { Description = "The model or rung.", HelpName = "NAME" };
    private static readonly Option<string?> Slice = new("--slice") { Description = "The slice of the rows.", HelpName = "NAME" };
    private static readonly Option<string?> Phase = new("--phase") { Description = "The phase of deployment: pilot, shadow, canary or production.", HelpName = "PHASE" };
    private static readonly Option<string?> Definition = new("--definition") { Description = "The label definition, where it is not the charter's own.", HelpName = "NAME" };
    private static readonly Option<string?> Data = new("--data") { Description = "The data version (default: the newest, for kinds about data).", HelpName = "HASH" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "Unit, where the kind does not say it.", HelpName = "UNIT" };
    private static readonly Option<string[]> Fact = new("--fact") { Description = "What else to record; may be repeated.", HelpName = "NAME=TEXT" };
    private static readonly Option<string?> Source = new("--source") { Description = "What measured it (default: by hand).", HelpName = "TEXT" };

    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("add", "Record one measurement that was made elsewhere.") { Kind, Value, Interval, Level, Rows, Metric, Model, Slice, Phase, Definition, Data, Unit, Fact, Source };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
            var project = await workspace.ProjectAsync(options.Project(parsed), ct);
            var file = await OpenCase.FileOfAsync(workspace, project, ct);
            var item = Read(parsed, file, workspace);
            var recorded = await Recorded.AppendAsync(workspace, project, [item], ct);
            if (options.Json(parsed)) JsonOutput.Write(json => EvidenceJson.Write(json, item));
            if (!options.Quiet(parsed)) Tell(options.Json(parsed) ? Console.Error : Console.Out, project, item, recorded);
            return ExitCodes.Done;
        });
        return command;
    }

    private static EvidenceItem Read(ParseResult parsed, CaseFile file, Workspace workspace)
    {
        var kind = EvidenceKinds.Find(parsed.GetValue(Kind)!) ?? throw EvidenceErrors.UnknownKind(parsed.GetValue(Kind)!, "--kind");
        if (kind.Code == EvidenceKinds.DataVersion) throw EvidenceErrors.NoData("--kind");
        var (low, high) = Ends(parsed.GetValue(Interval));
        var item = new EvidenceItem
        {
            Kind = kind.Code,
            Subject = new EvidenceSubject
            {
                Data = parsed.GetValue(Data) ?? (kind.AboutData ? file.DataVersion : null),
                Model = parsed.GetValue(Model),
                Slice = parsed.GetValue(Slice),
                Phase = parsed.GetValue(Phase),
                Definition = parsed.GetValue(Definition),
            },
            Metric = parsed.GetValue(Metric),
            Value = parsed.GetValue(Value) is { } value ? Number(value, "--value") : null,
            Low = low,
            High = high,
            Level = parsed.GetValue(Level),
            Rows = parsed.GetValue(Rows),
            Unit = parsed.GetValue(Unit),
            Facts = Facts(parsed.GetValue(Fact) ?? []),
            Source = parsed.GetValue(Source) ?? "by hand",
            At = workspace.Time.GetUtcNow(),
            By = workspace.By,
        };
        return EvidenceReader.Fitting(EvidenceReader.Sound(item, "millibar evidence add"), "millibar evidence add");
    }

    private static void Tell(TextWriter output, ProjectEntry project, EvidenceItem item, Recorded recorded)
    {
        output.WriteLine($"Recorded in {project.Name}: {EvidenceText.Line(item)}{(recorded.Known > 0 ? " (it was there already)" : "")}");
        if (item.Measured is null && item.Points.IsEmpty)
            output.WriteLine("Reported, not measured: without --interval and --n a number opens no gate.");
    }

    private static (double? Low, double? High) Ends(string? text)
    {
        if (text is null) return (null, null);
        return text.Split(',', StringSplitOptions.TrimEntries) is [var low, var high]
            ? (Number(low, "--interval"), Number(high, "--interval"))
            : throw new MillibarException("option-interval", $"'{text}' is not an interval.", "--interval", "Write the lower end, a comma, the upper end: --interval 0.05,0.12.");
    }

    private static double Number(string text, string option) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new MillibarException($"option-{option[2..]}", $"'{text}' is not a number.", option, "Write digits with a point, e.g. 0.08.");

    private static ImmutableSortedDictionary<string, string> Facts(string[] texts)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } name, var fact])
                throw new MillibarException("option-fact", $"'{text}' is not a fact.", "--fact", "Write a name, =, and the text: --fact reviewers=2.");
            if (!facts.TryAdd(name, fact)) throw new MillibarException("option-fact", $"The fact '{name}' is given twice.", "--fact", "Give it once.");
        }

        return facts.ToImmutable();
    }
}
