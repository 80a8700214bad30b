namespace Millibar.Cli.Workspaces;

/// <summary>The folder <c>.millibar</c> and the places in it.</summary>
internal sealed record WorkspaceFolder(string Path)
{
    private const string Name = ".millibar";

    /// <summary>The journal.</summary>
    public string Journal => System.IO.Path.Combine(Path, "journal.db");

    /// <summary>Files by their hash.</summary>
    public string Blobs => System.IO.Path.Combine(Path, "blobs");

    /// <summary>Holds the id of the project that <c>project use</c> chose.</summary>
    public string Chosen => System.IO.Path.Combine(Path, "project");

    /// <summary>Looks in the current folder, then in the one above, and so on, as git does.</summary>
    /// <exception cref="MillibarException"><c>workspace-missing</c>.</exception>
    public static WorkspaceFolder Find() =>
        FindOrNull() ?? throw new MillibarException("workspace-missing", "There is no workspace here: no folder .millibar in this folder or above it.", Directory.GetCurrentDirectory(), "Make one with `millibar project new NAME`, or change to the folder of your project.");

    /// <summary>As <see cref="Find"/>; null when there is none.</summary>
    public static WorkspaceFolder? FindOrNull()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, Name);
            if (Directory.Exists(path)) return new WorkspaceFolder(path);
        }

        return null;
    }

    /// <summary>Where a new workspace goes: the current folder.</summary>
    public static WorkspaceFolder Here() => new(System.IO.Path.Combine(Directory.GetCurrentDirectory(), Name));
}
