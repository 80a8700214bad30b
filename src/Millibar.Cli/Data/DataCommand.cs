using System.CommandLine;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data</c>: versions of a project's data.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "The data of a project: add a version.") { AddCommand.Create() };
}
