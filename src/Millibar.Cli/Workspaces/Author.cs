namespace Millibar.Cli.Workspaces;

/// <summary>Who records: told, or found where git keeps it.</summary>
internal static class Author
{
    private const int LongestName = 100;

    /// <summary>The option <c>--by</c>, else MILLIBAR_BY, else git's user.name, else the login name.</summary>
    /// <exception cref="MillibarException"><c>option-by</c>: the name is empty, too long or holds control characters.</exception>
    public static string Find(string? option)
    {
        if (option is not null) return Checked(option);
        if (Environment.GetEnvironmentVariable("MILLIBAR_BY") is { Length: > 0 } set) return Checked(set);
        var found = GitConfig.UserName(Directory.GetCurrentDirectory()) ?? Environment.UserName;
        return string.IsNullOrWhiteSpace(found) ? "unknown" : Checked(found);
    }

    private static string Checked(string name)
    {
        var clean = name.Trim();
        return clean.Length is > 0 and <= LongestName && !clean.Any(char.IsControl)
            ? clean
            : throw new MillibarException("option-by", $"The name of who records must have 1 to {LongestName} characters and no control characters.", "--by", "Write for example --by \"Ann Lee\".");
    }
}
