using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Plan.Charters;
using Millibar.Plan.Charters.Fields;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan show</c>: the plan as it stands.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var version = new Option<int?>("--version") { Description = "Version to show; default: the newest.", HelpName = "N" };
        var all = new Option<bool>("--all") { Description = "Open fields too." };
        var options = new WorkspaceOptions();
        var command = new Command("show", "Show the plan.") { version, all };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await PlanSession.OpenAsync(options, parsed, ct);
            var shown = parsed.GetValue(version) is { } number ? session.History.Version(number) : session.History.Newest;
            if (options.Json(parsed))
                JsonOutput.Write(json =>
                {
                    json.WriteStartObject();
                    PlanOutput.Head(json, session.History.Project.Name, shown);
                    json.WritePropertyName("charter");
                    CharterJson.Write(json, shown.Charter);
                    json.WriteEndObject();
                });
            else if (!options.Quiet(parsed)) Show(session.History.Project.Name, shown, parsed.GetValue(all));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Show(string project, PlanVersion version, bool all)
    {
        var style = new Style(Console.IsOutputRedirected);
        Console.WriteLine(version.Number == 0
            ? $"{style.Bold(project)}: no plan yet. Write it with `millibar plan edit`."
            : $"{style.Bold(project)}: plan version {version.Number}, {version.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC by {PlanOutput.Clean(version.By)}");
        var open = 0;
        foreach (var field in AllCharterFields.InOrder)
        {
            var value = field.Get(version.Charter);
            if (value is null) open++;
            if (value is null && !all) continue;
            Console.WriteLine($"  {field.Key + ":",-28} {(value is null ? style.Dim($"({(field.Unit.Length > 0 ? $"open, {field.Unit}" : "open")})") : PlanOutput.Clean(Words(field, value)))}");
        }

        if (open > 0 && !all) Console.WriteLine(style.Dim($"{open} fields are open: --all shows them, `millibar plan check` says which matter."));
    }

    private static string Words(CharterField field, FieldValue value) => value switch
    {
        FieldValue.Text text => text.Value,
        FieldValue.Texts texts => string.Join("; ", texts.Values),
        FieldValue.Number or FieldValue.Range when field.Unit.Length > 0 && field.Unit != FieldUnit.Share.Name && field.Unit != FieldUnit.Money.Name => $"{CharterText.Short(value)} {field.Unit}",
        _ => CharterText.Short(value),
    };
}
