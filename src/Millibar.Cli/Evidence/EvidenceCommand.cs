using System.CommandLine;

namespace Millibar.Cli.Evidence;

/// <summary><c>millibar evidence</c>: measurements made elsewhere, and the list of all.</summary>
internal static class EvidenceCommand
{
    public static Command Create() => new("evidence", "Record measurements made elsewhere, and list all.") { AddCommand.Create(), ImportCommand.Create(), ListCommand.Create() };
}
