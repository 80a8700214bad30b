using Millibar.Cli.Output;
using Millibar.Trial;

namespace Millibar.Cli;

/// <summary>Every way to fail ends here: a clear message, an exit code, never a stack trace.</summary>
internal static class Failure
{
    private const int DiskFull = 28;

    /// <summary>Runs a command and turns what it throws into a message and an exit code.</summary>
    public static async Task<int> GuardAsync(string[] args, Func<Task<int>> command)
    {
        var json = args.Contains("--json");
        try
        {
            return await command();
        }
        catch (Exception e)
        {
            // For us, never for users: the whole exception where somebody asked for it.
            if (Environment.GetEnvironmentVariable("MILLIBAR_DEBUG") == "1") Console.Error.WriteLine(e);
            return Report(Worded(e), json);
        }
    }

    /// <summary>Tells the user, as text on stderr or as JSON on stdout.</summary>
    public static int Report(MillibarException error, bool json)
    {
        if (json) JsonOutput.Write(writer => TrialJson.WriteError(writer, error));
        Console.Error.WriteLine($"millibar: {error.Message}");
        if (error.Where.Length > 0) Console.Error.WriteLine($"  where: {error.Where}");
        if (error.Remedy.Length > 0) Console.Error.WriteLine($"  do:    {error.Remedy}");
        Console.Error.WriteLine($"  code:  {error.Code}");
        return ExitCodes.Of(error.Code);
    }

    private static MillibarException Worded(Exception e) => e switch
    {
        MillibarException known => known,
        AggregateException { InnerExceptions: [var only] } => Worded(only),
        AggregateException many when many.InnerExceptions.OfType<MillibarException>().FirstOrDefault() is { } first => first,
        OperationCanceledException => new("cancelled", "Cancelled; nothing was written.", "", "Run the command again."),
        UnauthorizedAccessException denied => new("permission-denied", denied.Message, "", "Check the permissions of the file and its folder."),
        IOException full when (full.HResult & 0xFFFF) == DiskFull => new("disk-full", "The disk is full.", "", "Free some space, or write elsewhere with --report."),
        IOException broken => new("io-error", broken.Message, "", "Check the file and the disk, then run the command again."),
        OutOfMemoryException => new("io-error", "The machine has too little memory for this file.", "", "Take a sample of the rows, or drop columns before reading."),
        _ => new("internal-error", $"This is our fault: {e.GetType().Name}: {e.Message}", Place(e), "Please report it with the command that you ran."),
    };

    private static string Place(Exception e) => e.TargetSite is { } site ? $"{site.DeclaringType?.FullName}.{site.Name}" : "";
}
