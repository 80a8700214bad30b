using System.CommandLine;

namespace Millibar.Cli.Train;

/// <summary><c>millibar train</c>: measurements of models.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Measure models: the ladder, learning curves.") { LadderCommand.Create(), CurveCommand.Create() };
}
