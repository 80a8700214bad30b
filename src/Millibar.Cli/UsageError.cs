using System.CommandLine;

namespace Millibar.Cli;

/// <summary>A command line that does not parse: what is wrong, and where help is.</summary>
internal static class UsageError
{
    public static int Report(ParseResult parsed)
    {
        var message = string.Join(" ", parsed.Errors.Select(e => e.Message));
        var command = parsed.CommandResult.Command;
        var path = command is RootCommand ? "millibar" : $"millibar {string.Join(' ', Path(parsed))}";
        return Failure.Report(
            new MillibarException("usage", message, path, $"See `{path} --help`."),
            json: parsed.Tokens.Any(t => t.Value == "--json"));
    }

    private static Stack<string> Path(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result is { Command: not RootCommand }; result = result.Parent as System.CommandLine.Parsing.CommandResult)
            names.Push(result.Command.Name);
        return names;
    }
}
