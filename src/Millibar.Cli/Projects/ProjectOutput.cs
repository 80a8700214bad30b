using System.CommandLine;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;

namespace Millibar.Cli.Projects;

/// <summary>What the project commands say.</summary>
internal static class ProjectOutput
{
    /// <summary>One project: text for people, or <c>{"project": ...}</c>.</summary>
    public static void One(WorkspaceOptions options, ParseResult parsed, ProjectEntry project, string text, Action<Utf8JsonWriter>? more = null)
    {
        if (options.Json(parsed))
        {
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("project");
                Write(json, project);
                more?.Invoke(json);
                json.WriteEndObject();
            });
            return;
        }

        if (!options.Quiet(parsed)) Console.WriteLine(text);
    }

    /// <summary>A project as an object.</summary>
    public static void Write(Utf8JsonWriter json, ProjectEntry project)
    {
        json.WriteStartObject();
        json.WriteString("id", project.Id);
        json.WriteString("name", project.Name);
        json.WriteBoolean("archived", project.Archived);
        json.WriteString("at", project.At);
        json.WriteString("by", project.By);
        json.WriteEndObject();
    }
}
