using System.Diagnostics;

namespace Millibar.Stories;

/// <summary>What a finished program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the built command line, as a user would, to its end.</summary>
    public static Task<Command> MillibarAsync(string workingFolder, params string[] arguments) =>
        MillibarAsync(workingFolder, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Runs the built command line with some environment variables.</summary>
    public static Task<Command> MillibarAsync(string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunAsync(workingFolder, environment, "dotnet", [Path.Combine(AppContext.BaseDirectory, "Millibar.Cli.dll"), .. arguments]);

    /// <summary>Runs the built command line with something typed into it.</summary>
    public static Task<Command> MillibarTypedAsync(string workingFolder, string typed, params string[] arguments) =>
        RunAsync(workingFolder, new Dictionary<string, string>(StringComparer.Ordinal), "dotnet", [Path.Combine(AppContext.BaseDirectory, "Millibar.Cli.dll"), .. arguments], typed);

    /// <summary>Runs any program to its end.</summary>
    public static async Task<Command> RunAsync(string workingFolder, IReadOnlyDictionary<string, string> environment, string program, IEnumerable<string> arguments, string? typed = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, RedirectStandardInput = typed is not null };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var ct = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        try
        {
            if (typed is not null)
            {
                await process.StandardInput.WriteAsync(typed.AsMemory(), ct);
                process.StandardInput.Close();
            }

            var (output, error) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            await process.WaitForExitAsync(ct);
            return new Command(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
