using System.CommandLine;

namespace Millibar.Cli.Workspaces;

/// <summary>The options that every command in a workspace has.</summary>
internal sealed class WorkspaceOptions
{
    private readonly Option<string?> _project = new("--project", "-p") { Description = "The project; default: the one chosen by `project use`, or the only one.", HelpName = "NAME" };
    private readonly Option<string?> _by = new("--by") { Description = "Who records; default: MILLIBAR_BY, or git's user.name.", HelpName = "NAME" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object on stdout; text for people goes to stderr." };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "No progress, no text." };

    /// <summary>Adds the options to a command. Commands about the whole workspace leave out <c>--project</c>.</summary>
    public void AddTo(Command command, bool project = true)
    {
        if (project) command.Add(_project);
        command.Add(_by);
        command.Add(_json);
        command.Add(_quiet);
    }

    public string? Project(ParseResult parsed) => parsed.GetValue(_project);

    public string? By(ParseResult parsed) => parsed.GetValue(_by);

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    public bool Quiet(ParseResult parsed) => parsed.GetValue(_quiet);
}
