using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Plan.Charters;

namespace Millibar.Cli.Plan;

/// <summary>What the plan commands say.</summary>
internal static class PlanOutput
{
    /// <summary>A new version, or that nothing changed.</summary>
    public static void Saved(WorkspaceOptions options, ParseResult parsed, PlanSession session, PlanVersion version, ImmutableArray<CharterDifference> changes)
    {
        var project = session.History.Project.Name;
        if (options.Json(parsed))
        {
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                Head(json, project, version);
                Differences(json, changes);
                json.WriteEndObject();
            });
        }

        if (options.Quiet(parsed)) return;
        var text = Text(options, parsed);
        if (changes.IsEmpty) text.WriteLine(version.Number == 0 ? $"Nothing changed: the plan of {project} is still empty." : $"Nothing changed: the plan of {project} stays at version {version.Number}.");
        else text.WriteLine($"The plan of {project} is now version {version.Number}; {(changes.Length == 1 ? "one field" : $"{changes.Length} fields")} changed:");
        Differences(text, changes);
    }

    /// <summary>What was odd in a file but understood.</summary>
    public static void Warn(WorkspaceOptions options, ParseResult parsed, ImmutableArray<CharterProblem> warnings, string file)
    {
        if (options.Quiet(parsed)) return;
        foreach (var warning in warnings) Console.Error.WriteLine($"{warning.Where(file)}: {warning.Message} {warning.Remedy}");
    }

    /// <summary>Differences, one a line.</summary>
    public static void Differences(TextWriter text, ImmutableArray<CharterDifference> changes)
    {
        foreach (var change in changes) text.WriteLine($"  {change.Key}: {Clean(change.Before ?? "(open)")} -> {Clean(change.After ?? "(open)")}");
    }

    /// <summary>Differences as an array.</summary>
    public static void Differences(Utf8JsonWriter json, ImmutableArray<CharterDifference> changes)
    {
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("key", change.Key);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Project and version, as members.</summary>
    public static void Head(Utf8JsonWriter json, string project, PlanVersion version)
    {
        json.WriteString("project", project);
        json.WriteNumber("version", version.Number);
        if (version.Number == 0) return;
        json.WriteString("at", version.At);
        json.WriteString("by", version.By);
    }

    /// <summary>Where text for people goes: beside JSON it goes to stderr.</summary>
    public static TextWriter Text(WorkspaceOptions options, ParseResult parsed) => options.Json(parsed) ? Console.Error : Console.Out;

    /// <summary>A user's words without what a terminal would obey.</summary>
    public static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
