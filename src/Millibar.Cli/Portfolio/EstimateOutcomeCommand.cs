using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Decide;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;
using Millibar.Portfolio.Inputs;
using Millibar.Portfolio.Record;

namespace Millibar.Cli.Portfolio;

/// <summary><c>millibar portfolio outcome PROJECT --cost 90000</c>: what became of the estimates.</summary>
internal static class EstimateOutcomeCommand
{
    private static readonly (PriorityInput Input, Option<string?> Option)[] Amounts =
    [
        (PriorityInput.ValuePerYear, new("--value-per-year") { Description = "Value that it brings a year.", HelpName = "AMOUNT" }),
        (PriorityInput.Years, new("--years") { Description = "Years that the value lasted.", HelpName = "N" }),
        (PriorityInput.Cost, new("--cost") { Description = "What it cost until production.", HelpName = "AMOUNT" }),
        (PriorityInput.Months, new("--months") { Description = "Months that it took.", HelpName = "N" }),
    ];

    private static readonly Option<string?> Success = new("--success") { Description = "Whether it succeeded: yes or no. It then counts as finished.", HelpName = "YES|NO" };

    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var project = new Argument<string>("PROJECT") { Description = "The project." };
        var command = new Command("outcome", "Record what an estimate came to: it makes the base rate and the estimators' records.") { project, Success };
        foreach (var (_, option) in Amounts) command.Add(option);
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(project)!, options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string name, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        var actual = Read(parsed);
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var project = await workspace.ProjectAsync(name, ct);
        var file = await OpenCase.FileOfAsync(workspace, project, ct);
        var items = actual.Select(one => EstimateOutcomes.Record(file.Charter.Priority, one.Input, one.Value, workspace.Time.GetUtcNow(), workspace.By)).ToList();
        await Recorded.AppendAsync(workspace, project, items, ct);
        if (options.Json(parsed)) JsonOutput.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("project", project.Name);
            json.WriteStartArray("recorded");
            foreach (var item in items) EvidenceJson.Write(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        else if (!options.Quiet(parsed))
            foreach (var item in items) Console.WriteLine($"Recorded in {project.Name}: {item.Metric} came to {item.Value!.Value.ToString(CultureInfo.InvariantCulture)}{Beside(item)}.");
        return ExitCodes.Done;
    }

    private static List<(PriorityInput Input, double Value)> Read(ParseResult parsed)
    {
        var actual = new List<(PriorityInput, double)>();
        foreach (var (input, option) in Amounts)
            if (parsed.GetValue(option) is { } text)
                actual.Add((input, double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                    ? value
                    : throw new MillibarException("option-amount", $"'{text}' is not a number.", option.Name, "Write digits and a point, e.g. 90000.")));
        if (parsed.GetValue(Success) is { } said)
            actual.Add((PriorityInput.Success, said switch
            {
                "yes" => 1,
                "no" => 0,
                _ => throw new MillibarException("option-success", $"'{said}' is neither yes nor no.", "--success", "Write --success yes or --success no."),
            }));
        return actual.Count > 0 ? actual : throw new MillibarException("option-outcome", "Nothing is recorded: no outcome was given.", "millibar portfolio outcome", "Give at least one, e.g. --cost 90000 or --success no.");
    }

    private static string Beside(EvidenceItem item) => (item.Fact("low"), item.Fact("high")) switch
    {
        ({ } low, { } high) => $" (estimated {low} to {high}{(item.Fact("estimator") is { } who ? $" by {who}" : "")})",
        _ => " (it was not estimated)",
    };
}
