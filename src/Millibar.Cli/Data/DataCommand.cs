using System.CommandLine;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data</c>: versions of a project's data.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "The data of a project: versions, what they hold and are expected to hold, the locked test part, slices.")
    {
        AddCommand.Create(), ShowCommand.Create(), ProfileCommand.Create(), CheckCommand.Create(), DiffCommand.Create(), ExpectCommand.Create(),
        SplitCommand.Create(), LooksCommand.Create(), SliceCommand.Create(),
    };
}
