using System.CommandLine;
using Millibar.Cli.Trial;

namespace Millibar.Cli.Data;

/// <summary>The options that commands which look at data have, in a project or without one.</summary>
internal sealed class DataOptions
{
    private readonly Option<bool> _skipBadRows = new("--skip-bad-rows") { Description = "Set bad rows aside, counted, instead of refusing a file." };
    private readonly Option<string?> _project = new("--project", "-p") { Description = "In a workspace: the project (default: the chosen or only one).", HelpName = "NAME" };
    private readonly Option<string?> _by = new("--by") { Description = "Who records.", HelpName = "NAME" };
    private readonly Option<bool> _noRecord = new("--no-record") { Description = "Leave the workspace alone: take nothing from its project and record nothing." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object on stdout; text for people goes to stderr." };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "No progress, no text." };

    public void AddTo(Command command)
    {
        command.Add(_skipBadRows);
        command.Add(_project);
        command.Add(_by);
        command.Add(_noRecord);
        command.Add(_json);
        command.Add(_quiet);
    }

    public bool SkipBadRows(ParseResult parsed) => parsed.GetValue(_skipBadRows);

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    public bool Quiet(ParseResult parsed) => parsed.GetValue(_quiet);

    /// <summary>Where text for people goes.</summary>
    public TextWriter Text(ParseResult parsed) => Quiet(parsed) ? TextWriter.Null : parsed.GetValue(_json) ? Console.Error : Console.Out;

    public Task<TrialSession> OpenAsync(ParseResult parsed, CancellationToken ct) =>
        TrialSession.OpenAsync(parsed.GetValue(_project), parsed.GetValue(_by), !parsed.GetValue(_noRecord), ct);
}
