using System.CommandLine;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label</c>: what is wrong with the labels, how far people agree, what to label next.</summary>
internal static class LabelCommand
{
    public static Command Create() => new("label", "Labels: audit and review them, measure agreement, choose what to label next.")
    {
        AuditCommand.Create(),
        ReviewCommand.Create(),
        ImportCommand.Create(),
        AgreeCommand.Create(),
        ConsensusCommand.Create(),
        EasierCommand.Create(),
        QueueCommand.Create(),
        LabelPlanCommand.Create(),
    };
}
