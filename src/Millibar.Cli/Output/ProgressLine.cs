using Millibar.Trial;

namespace Millibar.Cli.Output;

/// <summary>One line on stderr that says what is going on; nothing where stderr is not a terminal.</summary>
internal sealed class ProgressLine(bool quiet) : IProgress<TrialProgress>, IDisposable
{
    private readonly bool _shown = !quiet && !Console.IsErrorRedirected;

    public void Report(TrialProgress value)
    {
        var text = value.Detail.Length > 0 ? $"{value.Step}: {value.Detail}" : value.Step;
        Show($"[{value.Number}/{value.Of}] {text}");
    }

    /// <summary>Shows a line in place of the one before.</summary>
    public void Show(string line)
    {
        if (!_shown) return;
        Console.Error.Write($"\r\e[2K{line[..Math.Min(line.Length, Math.Max(20, Width() - 1))]}");
    }

    public void Dispose()
    {
        if (_shown) Console.Error.Write("\r\e[2K");
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
