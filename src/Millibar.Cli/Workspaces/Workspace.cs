using Millibar.Cli.Output;
using Millibar.Engines.Files;
using Millibar.Engines.Sqlite;
using Millibar.Evidence;

namespace Millibar.Cli.Workspaces;

/// <summary>An open workspace: its journal, its files, who records, and which project is meant.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private const int MostTurns = 20;
    private readonly SqliteJournal _journal;

    private Workspace(WorkspaceFolder folder, SqliteJournal journal, string by, TimeProvider time)
    {
        Folder = folder;
        _journal = journal;
        By = by;
        Time = time;
        Blobs = new BlobFolder(folder.Blobs);
    }

    /// <summary>The folder <c>.millibar</c>.</summary>
    public WorkspaceFolder Folder { get; }

    /// <summary>The journal; a project's stream is <see cref="ProjectEntry.Id"/>.</summary>
    public IJournal Journal => _journal;

    /// <summary>Data versions, models and predictions by their hash.</summary>
    public BlobFolder Blobs { get; }

    /// <summary>Who records.</summary>
    public string By { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The journal with what only SQLite can do: export, import, backup.</summary>
    internal SqliteJournal Sqlite => _journal;

    /// <summary>Opens the workspace of the current folder or of one above it.</summary>
    /// <param name="by">The option <c>--by</c>; null for the default, see <see cref="Author"/>.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>workspace-missing</c>, or the journal cannot be opened.</exception>
    public static async Task<Workspace> OpenAsync(string? by, CancellationToken ct)
    {
        var folder = WorkspaceFolder.Find();
        var author = Author.Find(by);
        return new Workspace(folder, await SqliteJournal.OpenAsync(folder.Journal, TimeProvider.System, ct), author, TimeProvider.System);
    }

    /// <summary>Opens the workspace, and makes one in the current folder where there is none.</summary>
    /// <inheritdoc cref="OpenAsync(string?, CancellationToken)"/>
    public static async Task<Workspace> OpenOrCreateAsync(string? by, CancellationToken ct)
    {
        var author = Author.Find(by);
        if (WorkspaceFolder.FindOrNull() is { } found && File.Exists(found.Journal)) return await OpenAsync(by, ct);
        var folder = WorkspaceFolder.FindOrNull() ?? WorkspaceFolder.Here();
        Directory.CreateDirectory(folder.Path);
        return new Workspace(folder, await SqliteJournal.CreateAsync(folder.Journal, TimeProvider.System, ct), author, TimeProvider.System);
    }

    /// <summary>All projects, archived ones too.</summary>
    public Task<ProjectList> ProjectsAsync(CancellationToken ct) => ProjectList.ReadAsync(Journal, ct);

    /// <summary>Changes the list of projects; when somebody else changed it meanwhile, looks again and decides anew.</summary>
    /// <param name="change">From the list as it is to the entry; may refuse.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The list after the change.</returns>
    public async Task<ProjectList> ChangeProjectsAsync(Func<ProjectList, NewEntry> change, CancellationToken ct)
    {
        for (var turn = 1; ; turn++)
        {
            var list = await ProjectsAsync(ct);
            try
            {
                var written = await Journal.AppendAsync(EntryKinds.WorkspaceStream, [change(list)], list.Version, Time.GetUtcNow(), By, ct);
                return list.With(written[0]);
            }
            catch (MillibarException e) when (e.Code == "journal-conflict" && turn < MostTurns)
            {
                // The next turn sees what the other one did.
            }
        }
    }

    /// <summary>The project that a command is about.</summary>
    /// <param name="name">The option <c>--project</c>; null for the chosen one, or the only one that is not archived.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>project-unknown</c>, <c>project-missing</c> or <c>project-unclear</c>.</exception>
    public async Task<ProjectEntry> ProjectAsync(string? name, CancellationToken ct)
    {
        var list = await ProjectsAsync(ct);
        return name is null ? Default(list) : Named(list, name);
    }

    /// <summary>Chooses the project for commands without <c>--project</c>.</summary>
    public Task ChooseAsync(ProjectEntry project, CancellationToken ct) => AtomicFile.WriteAsync(Folder.Chosen, project.Id + "\n", ct, "The folder .millibar must be writable.");

    /// <summary>The chosen project; null when none was chosen.</summary>
    public ProjectEntry? Chosen(ProjectList list) =>
        File.Exists(Folder.Chosen) && File.ReadAllText(Folder.Chosen).Trim() is { Length: > 0 } id ? list.Projects.FirstOrDefault(project => project.Id == id) : null;

    /// <summary>The project that is called so.</summary>
    public static ProjectEntry Named(ProjectList list, string name)
    {
        if (list.Find(name) is { } found) return found;
        var names = list.Projects.Select(project => project.Name).ToList();
        var nearest = NearestName.Find(name, names);
        throw new MillibarException(
            "project-unknown",
            $"There is no project '{name}'{(nearest is null ? "" : $"; the nearest is '{nearest}'")}.",
            "--project",
            names.Count == 0 ? "Make one with `millibar project new NAME`." : $"The projects are {string.Join(", ", names)}.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var appended = _journal.HasAppended;
        await _journal.DisposeAsync();
        if (appended) await RollBackupsAsync();
    }

    /// <summary>What the command recorded is safe already: a backup that fails is told, and fails nothing else.</summary>
    private async Task RollBackupsAsync()
    {
        try
        {
            await JournalBackups.Of(Folder.Journal).RollAsync(Time.GetUtcNow(), CancellationToken.None);
        }
        catch (Exception e) when (e is MillibarException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"millibar: no automatic backup could be made: {e.Message}\n  do:    millibar journal verify");
        }
    }

    private ProjectEntry Default(ProjectList list)
    {
        if (Chosen(list) is { Archived: false } chosen) return chosen;
        var active = list.Projects.Where(project => !project.Archived).ToList();
        return active switch
        {
            [var only] => only,
            [] => throw new MillibarException("project-missing", "This workspace has no active project.", Folder.Path, "Make one with `millibar project new NAME`."),
            _ => throw new MillibarException("project-unclear", "This workspace has several projects.", "--project", $"Say which: --project NAME, or once and for all `millibar project use NAME`. They are {string.Join(", ", active.Select(project => project.Name))}."),
        };
    }
}
