using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;

namespace Millibar.Cli.Projects;

/// <summary><c>millibar project spend AMOUNT --on WHAT</c>: money that is gone.</summary>
internal static class SpendCommand
{
    public static Command Create()
    {
        var amount = new Argument<string>("AMOUNT") { Description = "Money, in the charter's currency." };
        var on = new Option<string>("--on") { Description = "What it was spent on.", HelpName = "WHAT", Required = true };
        var currency = new Option<string?>("--currency") { Description = "Currency; default: the charter's.", HelpName = "CODE" };
        var options = new WorkspaceOptions();
        var command = new Command("spend", "Record money that was spent.") { amount, on, currency };
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(Amount(parsed.GetValue(amount)!), parsed.GetValue(on)!.Trim(), parsed.GetValue(currency), options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(double amount, string on, string? currency, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        if (on.Length == 0) throw new MillibarException("option-on", "What the money was spent on is empty.", "--on", "Write for example --on labels.");
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var project = await workspace.ProjectAsync(options.Project(parsed), ct);
        var planned = await CharterCurrencyAsync(workspace.Journal, project.Id, ct);
        if (currency is not null && planned is not null && !string.Equals(currency, planned, StringComparison.OrdinalIgnoreCase))
            throw new MillibarException("spending-currency", $"The charter counts in {planned}, not in {currency}.", "--currency", $"Convert the amount to {planned}.");
        var used = planned ?? currency?.ToUpperInvariant();
        await workspace.Journal.AppendAsync(project.Id, [Entry(amount, used, on)], null, workspace.Time.GetUtcNow(), workspace.By, ct);
        ProjectOutput.One(options, parsed, project, $"Recorded for {project.Name}: {amount:#,0.##}{(used is null ? "" : " " + used)} on {on}.", json =>
        {
            json.WriteNumber("amount", amount);
            json.WriteString("currency", used);
            json.WriteString("on", on);
        });
        return ExitCodes.Done;
    }

    private static double Amount(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1e15
            ? amount
            : throw new MillibarException("option-amount", $"'{text}' is not an amount of money above 0.", "AMOUNT", "Write a number without currency, e.g. 1250.50.");

    private static NewEntry Entry(double amount, string? currency, string on)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Compact))
        {
            json.WriteStartObject();
            json.WriteNumber("amount", amount);
            json.WriteString("currency", currency);
            json.WriteString("on", on);
            json.WriteEndObject();
        }

        return new NewEntry(EntryKinds.Spending, null, buffer.WrittenMemory);
    }

    private static async Task<string?> CharterCurrencyAsync(IJournal journal, string stream, CancellationToken ct)
    {
        string? currency = null;
        await foreach (var entry in journal.ReadCurrentAsync(stream, ct))
        {
            if (entry.Kind != EntryKinds.Charter) continue;
            using var json = JsonDocument.Parse(entry.Body);
            currency = json.RootElement.TryGetProperty("charter", out var charter)
                && charter.ValueKind == JsonValueKind.Object && charter.TryGetProperty("resources", out var resources)
                && resources.ValueKind == JsonValueKind.Object && resources.TryGetProperty("currency", out var value)
                && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }

        return currency;
    }
}
