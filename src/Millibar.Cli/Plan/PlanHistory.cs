using System.Buffers;
using System.Text.Json;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;
using Millibar.Plan.Charters;

namespace Millibar.Cli.Plan;

/// <summary>All versions of a project's charter, and how a new one is recorded.</summary>
internal sealed class PlanHistory
{
    private readonly long _stream;

    private PlanHistory(ProjectEntry project, List<PlanVersion> versions, long stream)
    {
        Project = project;
        Versions = versions;
        _stream = stream;
    }

    /// <summary>The project.</summary>
    public ProjectEntry Project { get; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PlanVersion> Versions { get; }

    /// <summary>The newest; the empty one before the first.</summary>
    public PlanVersion Newest => Versions.Count == 0 ? PlanVersion.None : Versions[^1];

    /// <summary>Reads the versions of a project's charter.</summary>
    public static async Task<PlanHistory> ReadAsync(Workspace workspace, ProjectEntry project, CancellationToken ct)
    {
        var versions = new List<PlanVersion>();
        long stream = 0;
        await foreach (var entry in workspace.Journal.ReadCurrentAsync(project.Id, ct))
        {
            stream = entry.Version;
            if (entry.Kind != EntryKinds.Charter) continue;
            using var body = JsonDocument.Parse(entry.Body);
            var where = $"entry {entry.Version} of {project.Name}";
            var charter = body.RootElement.TryGetProperty("charter", out var json) ? CharterJson.Read(json, where) : Charter.Empty;
            var yaml = body.RootElement.TryGetProperty("yaml", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
            versions.Add(new PlanVersion(versions.Count + 1, charter, yaml, entry.At, entry.By));
        }

        return new PlanHistory(project, versions, Math.Max(stream, await workspace.Journal.VersionAsync(project.Id, ct)));
    }

    /// <summary>The version with this number.</summary>
    /// <exception cref="MillibarException"><c>plan-version</c>.</exception>
    public PlanVersion Version(int number) => number == 0 ? PlanVersion.None
        : number > 0 && number <= Versions.Count ? Versions[number - 1]
        : throw new MillibarException("plan-version", $"The plan of {Project.Name} has no version {number}.", Project.Name, Versions.Count == 0 ? "It has none yet: write the first with `millibar plan edit`." : $"Give a number from 1 to {Versions.Count}.");

    /// <summary>Records a charter that follows <see cref="Newest"/>; null when somebody else recorded one meanwhile, and nothing was written.</summary>
    public async Task<PlanVersion?> SaveAsync(Workspace workspace, Charter charter, string? yaml, CancellationToken ct)
    {
        var history = this;
        while (true)
        {
            try
            {
                var at = workspace.Time.GetUtcNow();
                await workspace.Journal.AppendAsync(Project.Id, [new NewEntry(EntryKinds.Charter, null, Body(charter, yaml))], history._stream, at, workspace.By, ct);
                return new PlanVersion(Newest.Number + 1, charter, yaml, at, workspace.By);
            }
            catch (MillibarException conflict) when (conflict.Code == "journal-conflict")
            {
                // Other entries (evidence, say) may come in between; another charter may not.
                history = await ReadAsync(workspace, Project, ct);
                if (history.Newest.Number != Newest.Number) return null;
            }
        }
    }

    internal static ReadOnlyMemory<byte> Body(Charter charter, string? yaml)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WritePropertyName("charter");
            CharterJson.Write(json, charter);
            json.WriteString("yaml", yaml);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
