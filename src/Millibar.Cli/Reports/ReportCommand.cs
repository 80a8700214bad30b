using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Decide;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;

namespace Millibar.Cli.Reports;

/// <summary><c>millibar report PROJECT --html FILE</c>: the project's page.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var project = new Argument<string?>("PROJECT") { Description = "The project (default: the chosen or only one).", Arity = ArgumentArity.ZeroOrOne };
        var html = new Option<string>("--html") { Description = "Where the page goes.", HelpName = "FILE.html", DefaultValueFactory = _ => "millibar-project.html" };
        var language = new Option<string?>("--lang") { Description = "Language of the page: en or ko.", HelpName = "LANG" };
        var command = new Command("report", "The project's page: the way it came, requirements, gate, risks, ladder, curve, decisions, evidence.") { project, html, language };
        options.AddTo(command, project: false);
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(html)!;
            ReportPlace.Check(path);
            var culture = CultureOf(parsed.GetValue(language));
            await using var open = await OpenCase.ReadAsync(parsed.GetValue(project), options.By(parsed), ct);
            var documents = await KeptDocuments.ReadAsync(open.Workspace, open.File, ct);
            await AtomicFile.WriteAsync(path, await Composition.RenderAsync(open.File, open.Advice, documents, culture, ct), ct);
            if (options.Json(parsed)) JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("project", open.File.Name);
                json.WriteString("html", path);
                json.WriteEndObject();
            });
            else if (!options.Quiet(parsed)) Console.WriteLine($"Report of {open.File.Name}: {path}");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The language of a page.</summary>
    /// <exception cref="MillibarException"><c>option-lang</c>: there are no words for it.</exception>
    public static CultureInfo CultureOf(string? language) => language switch
    {
        null or "en" => CultureInfo.GetCultureInfo("en"),
        "ko" => CultureInfo.GetCultureInfo("ko"),
        _ => throw new MillibarException("option-lang", $"There is no report in '{language}'.", "--lang", "Use --lang en or --lang ko."),
    };
}
