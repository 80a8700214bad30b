using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Reports;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
using Millibar.Plan.Feasibility;
using Millibar.Portfolio;

namespace Millibar.Cli.Portfolio;

/// <summary><c>millibar portfolio</c>: all active projects against each other; and what starts and ends them.</summary>
internal static class PortfolioCommand
{
    private static readonly Option<string?> Html = new("--html") { Description = "Writes the page with the matrix.", HelpName = "FILE.html" };
    private static readonly Option<string?> Language = new("--lang") { Description = "Language of the page: en or ko.", HelpName = "LANG" };
    private static readonly Option<int> Top = new("--top") { Description = "Projects that can be done at once.", HelpName = "K", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Order = new("--order") { Description = "Which driver weighs most on feasibility: difficulty-first or data-first.", HelpName = "ORDER", DefaultValueFactory = _ => "difficulty-first" };
    private static readonly Option<int> Draws = new("--draws") { Description = "Simulated futures.", HelpName = "N", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of everything random.", HelpName = "N", DefaultValueFactory = _ => 0 };

    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("portfolio", "Which project first, how sure that is, and what to find out before.")
        {
            Html, Language, Top, Order, Draws, Seed, ImportCommand.Create(), EstimateOutcomeCommand.Create(),
        };
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        var page = parsed.GetValue(Html);
        if (page is not null) ReportPlace.Check(page);
        var culture = ReportCommand.CultureOf(parsed.GetValue(Language));
        var judged = new PortfolioOptions { Top = parsed.GetValue(Top), Order = OrderOf(parsed.GetValue(Order)!), Seed = parsed.GetValue(Seed), Draws = parsed.GetValue(Draws) };
        PortfolioReport report;
        await using (var workspace = await Workspace.OpenAsync(options.By(parsed), ct))
            report = PortfolioRun.Run(await PortfolioCases.ReadAsync(workspace, ct), judged, ct);

        if (page is not null) await AtomicFile.WriteAsync(page, await Composition.RenderAsync(report, culture, ct), ct, "Choose another place with --html FILE.html.");
        var json = options.Json(parsed);
        if (json) JsonOutput.Write(writer => PortfolioJson.Write(writer, report));
        if (!options.Quiet(parsed))
            new PortfolioTable(json ? Console.Error : Console.Out, new Style(json ? Console.IsErrorRedirected : Console.IsOutputRedirected)).Write(report, page);
        return ExitCodes.Done;
    }

    private static DriverOrder OrderOf(string order) => order switch
    {
        "difficulty-first" => DriverOrder.DifficultyFirst,
        "data-first" => DriverOrder.DataFirst,
        _ => throw new MillibarException("option-order", $"There is no order '{order}'.", "--order", "Use --order difficulty-first or --order data-first."),
    };
}
