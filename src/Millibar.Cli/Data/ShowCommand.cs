using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Decide;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data show</c>: the data versions of a project, and what was measured on each.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("show", "The project's data versions: when, by whom, from where, and what was measured on each.");
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
            var file = await OpenCase.FileOfAsync(workspace, await workspace.ProjectAsync(options.Project(parsed), ct), ct);
            if (options.Json(parsed)) WriteJson(file);
            else if (!options.Quiet(parsed)) Write(file);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(CaseFile file)
    {
        var style = new Style(Console.IsOutputRedirected);
        var versions = DataVersions.Of(file).Items;
        if (versions.IsEmpty) Console.WriteLine($"{file.Name} has no data yet. Next: millibar data add FILE");
        foreach (var version in versions.Reverse())
        {
            var current = version.Subject.Data == file.DataVersion;
            var line = string.Create(CultureInfo.InvariantCulture, $"{(current ? "*" : " ")} {DataVersions.Short(version)}  {version.Fact("file")}: {version.Value:#,0} rows, {version.Fact("columns")} columns{(version.Fact("set_aside") is { } aside ? $", {aside} rows set aside" : "")}; {LifecycleMap.Day(version.At)}, {version.By}");
            Console.WriteLine(current ? style.Bold(line) : line);
            if (version.Fact("source") is { } source) Paragraph.Write(Console.Out, "    from ", source);
            if (version.Fact("query") is { } query) Paragraph.Write(Console.Out, "    query ", query);
            var measured = Measured(file, version);
            Paragraph.Write(Console.Out, "    ", measured.IsEmpty ? "nothing was measured on it" : $"measured: {string.Join(", ", measured.Select(kind => kind.Count == 1 ? kind.Name : $"{kind.Name} ({kind.Count})"))}", style.Dim);
        }
    }

    /// <summary>Kinds of evidence about a version, each with how many items there are.</summary>
    private static ImmutableArray<(string Name, int Count)> Measured(CaseFile file, EvidenceItem version) =>
        [.. file.Evidence.Where(item => item.Kind != EvidenceKinds.DataVersion && item.Subject.Data == version.Subject.Data)
            .GroupBy(EvidenceText.Name).Select(kind => (kind.Key, kind.Count()))];

    private static void WriteJson(CaseFile file) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("project", file.Name);
        json.WriteString("data_version", file.DataVersion);
        json.WriteStartArray("versions");
        foreach (var version in DataVersions.Of(file).Items)
        {
            json.WriteStartObject();
            json.WriteString("data", version.Subject.Data);
            json.WriteBoolean("current", version.Subject.Data == file.DataVersion);
            json.WriteString("at", version.At);
            json.WriteString("by", version.By);
            json.WriteNumber("rows", version.Value ?? 0);
            foreach (var (name, text) in version.Facts.Where(fact => fact.Key != "blob"))
            {
                if (name is "columns" or "set_aside" && long.TryParse(text, CultureInfo.InvariantCulture, out var number)) json.WriteNumber(name, number);
                else json.WriteString(name, text);
            }

            json.WriteStartObject("measured");
            foreach (var (name, count) in Measured(file, version)) json.WriteNumber(name, count);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
