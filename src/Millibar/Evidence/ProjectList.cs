using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millibar.Evidence;

/// <summary>The projects of a workspace: a fold over its stream, and the entries that change it.</summary>
internal sealed record ProjectList
{
    private const int LongestName = 100;
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A workspace without projects.</summary>
    public static ProjectList Empty { get; } = new() { Projects = [], Version = 0 };

    /// <summary>All projects, archived ones too, in the order in which they were made.</summary>
    public required ImmutableArray<ProjectEntry> Projects { get; init; }

    /// <summary>Version of the stream that this was read at.</summary>
    public required long Version { get; init; }

    /// <summary>Reads the workspace's stream.</summary>
    public static async Task<ProjectList> ReadAsync(IJournal journal, CancellationToken ct)
    {
        var list = Empty;
        await foreach (var entry in journal.ReadAsync(EntryKinds.WorkspaceStream, 0, ct).ConfigureAwait(false)) list = list.With(entry);
        return list;
    }

    /// <summary>The list after one more entry; kinds that it does not know change nothing.</summary>
    public ProjectList With(JournalEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Body);
        var body = json.RootElement;
        var projects = entry.Kind switch
        {
            EntryKinds.Project => Projects.Add(new ProjectEntry(Text(body, "id"), Text(body, "name"), false, entry.At, entry.By)),
            EntryKinds.Rename => Changed(Text(body, "id"), project => project with { Name = Text(body, "name") }),
            EntryKinds.Archive => Changed(Text(body, "id"), project => project with { Archived = body.GetProperty("archived").GetBoolean() }),
            _ => Projects,
        };
        return new ProjectList { Projects = projects, Version = entry.Version };
    }

    /// <summary>The project that is called so, or has this id; null when there is none.</summary>
    public ProjectEntry? Find(string name)
    {
        var wanted = name.Trim();
        return Projects.FirstOrDefault(project => string.Equals(project.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? Projects.FirstOrDefault(project => project.Id == wanted);
    }

    /// <summary>The entry that makes a project.</summary>
    /// <param name="name">Any language; trimmed here.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who.</param>
    /// <exception cref="MillibarException"><c>project-name</c> or <c>project-exists</c>.</exception>
    public NewEntry Adding(string name, DateTimeOffset at, string by)
    {
        var clean = Free(name, null);
        // The id never changes, whatever the project is called later; who, when and what make it unlike those of other workspaces.
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{clean}\n{at.UtcTicks}\n{by}\n{Version}")).AsSpan(0, 6));
        return Entry(EntryKinds.Project, id, json => json.WriteString("name", clean));
    }

    /// <summary>The entry that lists a project which came from elsewhere under its own id.</summary>
    /// <inheritdoc cref="Adding(string, DateTimeOffset, string)"/>
    public NewEntry Listing(string id, string name)
    {
        var clean = Free(name, null);
        return Entry(EntryKinds.Project, id, json => json.WriteString("name", clean));
    }

    /// <summary>The entry that gives a project another name.</summary>
    /// <exception cref="MillibarException"><c>project-name</c> or <c>project-exists</c>.</exception>
    public NewEntry Renaming(ProjectEntry project, string name)
    {
        var clean = Free(name, project);
        return Entry(EntryKinds.Rename, project.Id, json => json.WriteString("name", clean));
    }

    /// <summary>The entry that puts a project away, or takes it out again.</summary>
    public static NewEntry Archiving(ProjectEntry project, bool archived) =>
        Entry(EntryKinds.Archive, project.Id, json => json.WriteBoolean("archived", archived));

    private string Free(string name, ProjectEntry? except)
    {
        var clean = name.Trim();
        if (clean.Length == 0)
            throw new MillibarException("project-name", "The name is empty.", "NAME", "Give the project a name, e.g. millibar project new churn.");
        if (clean.Length > LongestName)
            throw new MillibarException("project-name", $"The name has {clean.Length} characters; at most {LongestName} are allowed.", "NAME", "Choose a shorter one.");
        if (clean.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
            throw new MillibarException("project-name", "The name holds a control character.", "NAME", "Use letters, digits, blanks and signs of any language.");
        if (Projects.FirstOrDefault(project => project != except && string.Equals(project.Name, clean, StringComparison.OrdinalIgnoreCase)) is { } other)
            throw new MillibarException("project-exists", $"There is a project '{other.Name}' already{(other.Archived ? ", archived" : "")}.", "NAME", "Choose another name, or use that project.");
        return clean;
    }

    private ImmutableArray<ProjectEntry> Changed(string id, Func<ProjectEntry, ProjectEntry> change) => [.. Projects.Select(project => project.Id == id ? change(project) : project)];

    private static NewEntry Entry(string kind, string id, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            rest(json);
            json.WriteEndObject();
        }

        return new NewEntry(kind, null, buffer.WrittenMemory);
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;
}
