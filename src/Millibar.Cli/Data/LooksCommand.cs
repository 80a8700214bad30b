using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Millibar.Cli.Decide;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data looks</c>: who looked at the locked test rows, what for, and how many looks they still bear.</summary>
internal static class LooksCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("looks", "Who looked at the locked test rows, what for, and how many looks are left.");
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var open = await OpenCase.ReadAsync(options.Project(parsed), options.By(parsed), ct);
            if (options.Json(parsed)) JsonOutput.Write(json => Write(json, open.File));
            else if (!options.Quiet(parsed)) Write(open.File, new Style(Console.IsOutputRedirected));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>What a look has used up and what is left, in one line; null when no test part is locked away.</summary>
    public static string? Budget(CaseFile file)
    {
        var ledger = file.Reading.Ledger;
        if (ledger.Rows is not { } rows) return null;
        var bears = ledger.Bears(rows);
        var left = Math.Max(0, bears - ledger.Used);
        return string.Create(CultureInfo.InvariantCulture, $"{ledger.Used:#,0} of {bears:#,0} looks at {rows:#,0} test rows used, {left:#,0} left (95 %, within {ledger.Within(rows):0.###})")
            + (ledger.Used > bears ? string.Create(CultureInfo.InvariantCulture, $". The test part is used up: gates that rest on it stay undecided. Collect a fresh one of {ledger.FreshRows(rows):#,0} rows, then `millibar data split --replace --reason \"...\"`") : "");
    }

    private static void Write(CaseFile file, Style style)
    {
        if (file.Split is { } split)
            Console.WriteLine($"split {SplitText.Kind(split)}; by {split.By}, {split.At:yyyy-MM-dd}{(split.Reason is { } reason ? $", because {reason}" : "")}");
        else
            Console.WriteLine("no split of the project's own: rows are split by seed, anew for every data version. `millibar data split` locks a test part away.");
        Console.WriteLine(Budget(file) ?? "no test part is locked away: looks by nested cross-validation are listed and use nothing up.");
        if (file.Looks.IsEmpty) return;
        Console.WriteLine(style.Dim($"{"when",-17} {"for",-13} {"model",-16} {"metric",-16} {"rows",9}  {"data",-12}  by"));
        foreach (var look in file.Looks)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{look.At:yyyy-MM-dd HH:mm}  {look.Purpose,-13} {look.Model,-16} {look.Metric,-16} {look.Rows,9:#,0}  {Short(look.Data),-12}  {look.By}");
            Console.WriteLine(TestLedger.Counts(file, look) ? line : style.Dim($"{line}  ({(look.Estimate == "test" ? "earlier test rows" : "nested cross-validation")})"));
        }
    }

    private static void Write(Utf8JsonWriter json, CaseFile file)
    {
        var ledger = file.Reading.Ledger;
        json.WriteStartObject();
        json.WriteString("project", file.Name);
        if (file.Split is { } split)
        {
            json.WritePropertyName("split");
            SplitText.WriteSplit(json, split);
        }
        else
        {
            json.WriteNull("split");
        }

        json.WriteNumber("used", ledger.Used);
        if (ledger.Rows is { } rows)
        {
            json.WriteNumber("test_rows", rows);
            json.WriteNumber("bears", ledger.Bears(rows));
            json.WriteNumber("left", Math.Max(0, ledger.Bears(rows) - ledger.Used));
            json.WriteNumber("tolerance", ledger.Within(rows));
            json.WriteNumber("confidence", 0.95);
            json.WriteNumber("fresh_rows", ledger.FreshRows(rows));
        }

        json.WriteStartArray("looks");
        foreach (var look in file.Looks)
        {
            json.WriteStartObject();
            look.WriteMembers(json);
            json.WriteBoolean("counts", TestLedger.Counts(file, look));
            json.WriteString("at", look.At);
            json.WriteString("by", look.By);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Short(string hash) => hash[..Math.Min(12, hash.Length)];
}
