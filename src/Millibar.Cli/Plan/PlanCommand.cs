using System.CommandLine;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan</c>: what a project is for, how success is measured, what it may use.</summary>
internal static class PlanCommand
{
    public static Command Create() => new("plan", "Write and check the plan of a project.")
    {
        EditCommand.Create(),
        SetCommand.Create(),
        ShowCommand.Create(),
        DiffCommand.Create(),
        CheckCommand.Create(),
        AdviseMetricsCommand.Create(),
        ArchetypeCommand.Create(),
        ImportCommand.Create(),
        ExportCommand.Create(),
    };
}
