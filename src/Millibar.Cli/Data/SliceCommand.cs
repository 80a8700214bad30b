using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Decide;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Data.Slices;
using Millibar.Decide;
using Millibar.Engines.DuckDb;
using Millibar.Evidence;
using Millibar.Tables;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data slice NAME "SQL condition"</c>: a named part of the rows, for requirements <c>... on NAME</c>.</summary>
internal static class SliceCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "Name of the slice, e.g. new-customers.", Arity = ArgumentArity.ZeroOrOne };
        var condition = new Argument<string?>("CONDITION") { Description = "SQL condition over the columns, e.g. \"age > 60 AND city = 'Wien'\".", Arity = ArgumentArity.ZeroOrOne };
        var remove = new Option<bool>("--remove") { Description = "Remove the slice." };
        var options = new WorkspaceOptions();
        var command = new Command("slice", "Name a part of the rows; without a name: list the slices with their rows.") { name, condition, remove };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var (called, sql, gone) = (parsed.GetValue(name), parsed.GetValue(condition), parsed.GetValue(remove));
            if (gone && (called is null || sql is not null))
                throw new MillibarException("usage", "--remove takes a name and no condition.", "millibar data slice", "Write `millibar data slice NAME --remove`.");
            await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
            var project = await workspace.ProjectAsync(options.Project(parsed), ct);
            var file = await OpenCase.FileOfAsync(workspace, project, ct);
            var shown = sql is not null ? await DefineAsync(workspace, project, file, new DataSlice(called!, sql.Trim()), ct)
                : gone ? await RemoveAsync(workspace, project, Find(file, called!), ct)
                : await CountAsync(workspace, file, called is null ? file.Slices : [Find(file, called)], ct);
            Show(options, parsed, file, shown, gone ? called : null);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<ImmutableArray<(DataSlice, int, int)>> DefineAsync(Workspace workspace, ProjectEntry project, CaseFile file, DataSlice slice, CancellationToken ct)
    {
        SliceRows.CheckName(slice.Name);
        // Counted before it is recorded: a condition that cannot be used, or holds for no row, is no slice.
        var counted = await CountAsync(workspace, file, [slice], ct);
        if (counted[0].Item2 == 0)
            throw new MillibarException("slice-empty", $"The condition of slice '{slice.Name}' holds for none of the {counted[0].Item3:#,0} rows.", "CONDITION", "Check the values that it compares with: text is compared by capitals too, and a missing value satisfies nothing.");
        if (!file.Slices.Contains(slice))
            await workspace.Journal.AppendAsync(project.Id, [new NewEntry(EntryKinds.Slice, slice.Name, slice.Write())], null, workspace.Time.GetUtcNow(), workspace.By, ct);
        return counted;
    }

    private static async Task<ImmutableArray<(DataSlice, int, int)>> RemoveAsync(Workspace workspace, ProjectEntry project, DataSlice slice, CancellationToken ct)
    {
        var entry = new NewEntry(EntryKinds.Slice, slice.Name, (slice with { Condition = null }).Write());
        await workspace.Journal.AppendAsync(project.Id, [entry], null, workspace.Time.GetUtcNow(), workspace.By, ct);
        return [];
    }

    private static DataSlice Find(CaseFile file, string name)
    {
        if (file.Slices.FirstOrDefault(slice => slice.Name == name) is { } found) return found;
        var nearest = NearestName.Find(name, file.Slices.Select(slice => slice.Name));
        throw new MillibarException("slice-unknown", $"There is no slice '{name}'{(nearest is null ? "" : $"; the nearest is '{nearest}'")}.", "NAME", file.Slices.IsEmpty ? "Define one: millibar data slice NAME \"CONDITION\"." : $"The slices are {string.Join(", ", file.Slices.Select(slice => slice.Name))}.");
    }

    /// <summary>Rows of each slice in the newest data version, and all rows.</summary>
    private static async Task<ImmutableArray<(DataSlice Slice, int Rows, int Of)>> CountAsync(Workspace workspace, CaseFile file, ImmutableArray<DataSlice> slices, CancellationToken ct)
    {
        if (slices.IsEmpty) return [];
        var version = ProjectData.Needed(file, null);
        using var stored = await ProjectData.CopyAsync(workspace, version, ct);
        var table = await new DuckDbTableReader().ReadAsync(stored.Path, new ReadOptions { SkipBadRows = version.Fact("set_aside") is not null }, ct);
        var counted = ImmutableArray.CreateBuilder<(DataSlice, int, int)>(slices.Length);
        foreach (var slice in slices)
            counted.Add((slice, (await SliceRows.FindAsync(new DuckDbRowExpression(), table, slice.Name, slice.Condition!, ct)).Length, table.RowCount));
        return counted.MoveToImmutable();
    }

    private static void Show(WorkspaceOptions options, ParseResult parsed, CaseFile file, ImmutableArray<(DataSlice Slice, int Rows, int Of)> slices, string? removed)
    {
        if (options.Json(parsed))
        {
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("project", file.Name);
                json.WriteString("data", file.DataVersion);
                if (removed is not null) json.WriteString("removed", removed);
                json.WriteStartArray("slices");
                foreach (var (slice, rows, of) in slices)
                {
                    json.WriteStartObject();
                    json.WriteString("name", slice.Name);
                    json.WriteString("condition", slice.Condition);
                    json.WriteNumber("rows", rows);
                    json.WriteNumber("of", of);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return;
        }

        if (options.Quiet(parsed)) return;
        if (removed is not null) Console.WriteLine($"Removed: {removed}. Requirements on it are undecided until it is defined again.");
        else if (slices.IsEmpty) Console.WriteLine("No slices. Define one: millibar data slice NAME \"CONDITION\"");
        foreach (var (slice, rows, of) in slices)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{slice.Name,-20} {rows,9:#,0} of {of:#,0} rows ({(double)rows / of:0.0 %})  {Paragraph.Cut(slice.Condition!, 60)}"));
    }
}
