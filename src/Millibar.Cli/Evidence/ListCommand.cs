using System.CommandLine;
using Millibar.Cli.Decide;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Evidence;

/// <summary><c>millibar evidence list</c>: what is known, with value, interval, n, when, by whom, and whether it still holds.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var kind = new Option<string?>("--kind") { Description = "Only this kind.", HelpName = "KIND" };
        var current = new Option<bool>("--current") { Description = "Only what still holds." };
        var command = new Command("list", "All measurements of the project: the last of each, stale ones marked.") { kind, current };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
            var file = await OpenCase.FileOfAsync(workspace, await workspace.ProjectAsync(options.Project(parsed), ct), ct);
            var wanted = parsed.GetValue(kind) is { } name ? EvidenceKinds.Find(name) ?? throw EvidenceErrors.UnknownKind(name, "--kind") : null;
            var items = file.Evidence.Where(item => (wanted is null || item.Kind == wanted.Code) && (!parsed.GetValue(current) || !file.IsStale(item))).ToList();
            if (options.Json(parsed)) JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("project", file.Name);
                json.WriteString("data_version", file.DataVersion);
                json.WriteStartArray("evidence");
                foreach (var item in items)
                {
                    json.WriteStartObject();
                    json.WriteString("id", item.Id);
                    json.WriteBoolean("stale", file.IsStale(item));
                    json.WritePropertyName("item");
                    EvidenceJson.Write(json, item);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            else if (!options.Quiet(parsed)) Write(file, items);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(CaseFile file, List<EvidenceItem> items)
    {
        var style = new Style(Console.IsOutputRedirected);
        if (items.Count == 0) Console.WriteLine($"Nothing is recorded for {file.Name} yet. Measure: millibar try FILE --target COL");
        foreach (var item in items)
        {
            var text = $"{item.Id}  {EvidenceText.Name(item),-20} {EvidenceText.Subject(item)}";
            var rest = $"    {EvidenceText.Value(item)}; {LifecycleMap.Day(item.At)}, {item.By}, {item.Source}";
            Console.WriteLine(file.IsStale(item) ? style.Dim($"{text}\n{rest}; stale") : $"{text}\n{style.Dim(rest)}");
        }
    }
}
