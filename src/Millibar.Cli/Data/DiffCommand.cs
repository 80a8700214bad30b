using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Data.Difference;
using Millibar.Decide;
using Millibar.Statistics;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data diff</c>: what changed from one version to another.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var options = new DataOptions();
        var before = new Argument<string?>("V1") { Description = "The earlier one: the beginning of a version's hash, or a file (default: the version before the newest).", Arity = ArgumentArity.ZeroOrOne };
        var after = new Argument<string?>("V2") { Description = "The later one (default: the newest version).", Arity = ArgumentArity.ZeroOrOne };
        var target = new Option<string?>("--target") { Description = "Column of labels (in a project: the charter's).", HelpName = "COL" };
        var seed = new Option<long>("--seed") { Description = "Seed of everything random.", HelpName = "N" };
        var command = new Command("diff", "What changed between two data versions: columns, distributions, rows, labels.") { before, after, target, seed };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await options.OpenAsync(parsed, ct);
            var (first, second) = await ChooseAsync(session, parsed.GetValue(before), parsed.GetValue(after), options.SkipBadRows(parsed), ct);
            var label = Target(parsed.GetValue(target), session, first, second);
            var difference = VersionComparer.Measure(first.Table, second.Table, label, new RandomStream(parsed.GetValue(seed)).Fork("diff"), ct);
            if (options.Json(parsed)) JsonOutput.Write(json => DifferenceJson.Write(json, difference));
            Write(options.Text(parsed), first, second, difference);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<(ChosenData First, ChosenData Second)> ChooseAsync(TrialSession session, string? before, string? after, bool skipBadRows, CancellationToken ct)
    {
        if (before is not null && after is not null)
            return (await ChosenData.ReadAsync(session, before, null, skipBadRows, ct), await ChosenData.ReadAsync(session, after, null, skipBadRows, ct));
        if (session.Case is not { } file) throw new MillibarException("usage", "Two files are needed outside of a project.", "millibar data diff", "Write millibar data diff BEFORE.csv AFTER.csv.");
        var versions = DataVersions.Of(file);
        var newest = versions.Newest;
        if (before is not null)
            return (await ChosenData.ReadAsync(session, before, null, skipBadRows, ct), await ChosenData.ReadAsync(session, newest, ct));
        if (versions.Items.Length < 2)
            throw new MillibarException("usage", $"{file.Name} has one data version only: there is nothing to compare it with.", "millibar data diff", "Add the next one with `millibar data add FILE`, or name a file: millibar data diff FILE.");
        return (await ChosenData.ReadAsync(session, versions.Items[^2], ct), await ChosenData.ReadAsync(session, newest, ct));
    }

    private static string? Target(string? option, TrialSession session, ChosenData first, ChosenData second)
    {
        if (option is null) return session.Case?.Charter.Target.Column;
        if (first.Table.IndexOf(option) >= 0 || second.Table.IndexOf(option) >= 0) return option;
        var nearest = NearestName.Find(option, second.Table.Columns.Select(column => column.Name));
        throw new MillibarException("column-missing", $"Neither version has a column '{option}'.", "--target", nearest is null ? "`millibar data profile` lists the columns." : $"Did you mean --target {NearestName.Quote(nearest)}?");
    }

    private static void Write(TextWriter output, ChosenData first, ChosenData second, VersionDifference difference)
    {
        output.WriteLine($"{first.Name}, {Words.Count(first.Table.RowCount)} rows -> {second.Name}, {Words.Count(second.Table.RowCount)} rows");
        if (difference.IsNothing)
        {
            output.WriteLine("  No difference: the same columns and the same rows.");
            return;
        }

        foreach (var name in difference.ColumnsAdded) output.WriteLine($"  column added   {name}");
        foreach (var name in difference.ColumnsGone) output.WriteLine($"  column gone    {name}");
        foreach (var (name, before, after) in difference.Retyped) output.WriteLine($"  type changed   {name}: {before} -> {after}");
        if (difference.Rows is { } rows)
        {
            output.WriteLine($"  rows           {Words.Count(rows.Kept)} kept, {Words.Count(rows.Added.Length)} added, {Words.Count(rows.Gone.Length)} gone (by content)");
            if (!difference.MatchedWithout.IsEmpty) Paragraph.Write(output, "                 ", $"matched without {string.Join(", ", difference.MatchedWithout)}, which changed too much");
            First(output, "first added    row ", rows.Added, second);
            First(output, "first gone     row ", rows.Gone, first);
        }

        Labels(output, difference);
        Distributions(output, difference);
    }

    private static void First(TextWriter output, string words, ImmutableArray<int> rows, ChosenData data)
    {
        if (!rows.IsEmpty) output.WriteLine($"  {words}{string.Join(", ", rows.Take(5).Select(row => data.Table.RowNumbers[row].ToString(CultureInfo.InvariantCulture)))}{(rows.Length > 5 ? ", ..." : "")} of {data.Table.Name}");
    }

    private static void Labels(TextWriter output, VersionDifference difference)
    {
        if (difference.Labels is not { } labels)
        {
            output.WriteLine($"  labels         not compared: {difference.LabelReason}");
            return;
        }

        output.WriteLine(labels.Share is { } share
            ? $"  labels         {Words.Count(labels.Changed)} of {Words.Count(labels.Matched)} rows with equal features have another {labels.Target} (share {Words.Value(share)})"
            : $"  labels         no row has equal features in both, so no {labels.Target} can be compared");
        foreach (var (before, after, rows) in labels.Changes.Take(5)) output.WriteLine($"                 {before} -> {after}: {Words.Count(rows)} rows");
        if (!labels.First.IsEmpty) output.WriteLine($"                 first: row {string.Join(", ", labels.First.Take(5).Select(change => change.Row.ToString(CultureInfo.InvariantCulture)))}");
    }

    private static void Distributions(TextWriter output, VersionDifference difference)
    {
        if (difference.Columns.IsEmpty) return;
        var changed = difference.Columns.Where(column => column.Change != ChangeSize.None).ToList();
        var compared = difference.ComparesAddedRows ? "the added rows against the earlier version" : "all rows";
        output.WriteLine($"  distributions  {changed.Count} of {difference.Columns.Length} columns differ ({compared}; Holm-corrected, 5 %)");
        if (changed.Count == 0) return;
        output.WriteLine();
        TextTable.Write(output, ["column", "change", "size>", "chance>", "p>", "what moved", "missing"], [.. changed.Select(column => new[]
        {
            column.Name,
            column.Change == ChangeSize.Large ? "LARGE" : "small",
            column.Distance is { } distance ? distance.Size.ToString(distance.Measure == "wasserstein-sd" ? "0.000 sd" : "0.000 js", CultureInfo.InvariantCulture) : "",
            column.Distance is { } size ? size.Chance.ToString("0.000", CultureInfo.InvariantCulture) : "",
            column.AdjustedPValue is { } p ? p < 0.0001 ? "< 0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture) : "",
            column.Moved,
            column.MissingAdjustedPValue < 0.05 ? $"{column.Missing.Value * 100:+0.0;-0.0} points ({column.Missing.Low * 100:0.0} to {column.Missing.High * 100:0.0})" : "",
        })], 44);
        output.WriteLine();
        output.WriteLine("  size: sd = shift in standard deviations, js = Jensen-Shannon distance; chance = what equal data reach in 95 % of draws");
    }
}
