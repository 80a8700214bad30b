namespace Millibar.Cli.Workspaces;

/// <summary>Reads git's user.name without git.</summary>
internal static class GitConfig
{
    /// <summary>From the environment, then the repository's file, then the user's; null when nowhere set.</summary>
    public static string? UserName(string folder)
    {
        if (Environment.GetEnvironmentVariable("GIT_AUTHOR_NAME") is { Length: > 0 } author) return author;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var settings = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } set ? set : Path.Combine(home, ".config");
        string?[] files = [RepositoryFile(folder), Path.Combine(home, ".gitconfig"), Path.Combine(settings, "git", "config")];
        return files.Select(UserNameIn).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
    }

    private static string? RepositoryFile(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var git = Path.Combine(folder.FullName, ".git");
            if (Directory.Exists(git)) return Path.Combine(git, "config");
        }

        return null;
    }

    private static string? UserNameIn(string? file)
    {
        if (file is null || !File.Exists(file)) return null;
        try
        {
            return UserNameOf(File.ReadAllLines(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The last <c>name</c> under <c>[user]</c>.</summary>
    internal static string? UserNameOf(IEnumerable<string> lines)
    {
        string? name = null;
        var inUser = false;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.StartsWith('[')) inUser = line.Equals("[user]", StringComparison.OrdinalIgnoreCase);
            else if (inUser && line.Split('=', 2) is [var key, var value] && key.Trim().Equals("name", StringComparison.OrdinalIgnoreCase)) name = Value(value);
        }

        return name;
    }

    /// <summary>A value without quotes; an unquoted # or ; begins a comment.</summary>
    private static string Value(string text)
    {
        var value = text.Trim();
        if (value.StartsWith('"') && value.IndexOf('"', 1) is > 0 and var end) return value[1..end];
        var comment = value.IndexOfAny(['#', ';']);
        return (comment < 0 ? value : value[..comment]).Trim();
    }
}
