using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Data;
using Millibar.Data.Profile;
using Millibar.Decide;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data profile</c>: what each column holds.</summary>
internal static class ProfileCommand
{
    public static Command Create()
    {
        var options = new DataOptions();
        var file = new Argument<string?>("FILE") { Description = "A file of data (default: the project's newest data version).", Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<string?>("--data") { Description = "A data version of the project instead of a file.", HelpName = "HASH" };
        var command = new Command("profile", "What each column holds: type, missing, distinct, quantiles, most frequent values.") { file, data };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await options.OpenAsync(parsed, ct);
            var chosen = await ChosenData.ReadAsync(session, parsed.GetValue(file), parsed.GetValue(data), options.SkipBadRows(parsed), ct);
            var profiles = ColumnProfiler.Measure(chosen.Table, ct);
            if (options.Json(parsed)) JsonOutput.Write(json => ProfileJson.Write(json, chosen.Table, profiles));
            Write(options.Text(parsed), chosen, profiles);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, ChosenData chosen, ImmutableArray<ColumnProfile> profiles)
    {
        var table = chosen.Table;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chosen.Name}  {table.RowCount:#,0} rows, {table.Columns.Length:#,0} columns{(table.SetAside.IsEmpty ? "" : $", {table.SetAside.Length:#,0} rows set aside")}"));
        output.WriteLine();
        TextTable.Write(output, ["column", "type", "missing>", "distinct>", "values"], [.. profiles.Select(profile => new[]
        {
            profile.Name,
            profile.Type,
            profile.Missing == 0 ? "" : Words.Percent((double)profile.Missing / table.RowCount),
            profile.Distinct.ToString("#,0", CultureInfo.InvariantCulture),
            Values(profile, table.RowCount),
        })], 60);
    }

    private static string Values(ColumnProfile profile, int rows) => profile.Quantiles switch
    {
        [var lowest, _, var lower, var middle, var upper, _, var highest] when profile.Type == "number" =>
            $"{Words.Number(lowest)} .. {Words.Number(lower)} .. {Words.Number(middle)} .. {Words.Number(upper)} .. {Words.Number(highest)}",
        [var first, .., var last] => $"{CellText.Date(first, false)} .. {CellText.Date(last, false)}",
        // Names and free text: shares of single rows say nothing.
        _ when profile.Distinct > rows / 2 => $"e.g. {string.Join(", ", profile.Top.Take(3).Select(value => value.Value))}",
        _ => string.Join(", ", profile.Top.Take(4).Select(value => $"{value.Value} {Words.Percent((double)value.Count / rows)}")),
    };
}
