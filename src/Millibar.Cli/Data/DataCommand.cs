using System.CommandLine;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data</c>: versions of a project's data.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "The data of a project: versions, the locked test part, slices.")
    {
        AddCommand.Create(), SplitCommand.Create(), LooksCommand.Create(), SliceCommand.Create(),
    };
}
