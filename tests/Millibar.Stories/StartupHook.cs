using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

/// <summary>
/// Run by the runtime before a program's Main when DOTNET_STARTUP_HOOKS names this assembly: writes down what the program
/// has loaded by the time it ends. The name and the missing namespace are what the runtime asks for.
/// </summary>
internal static class StartupHook
{
    /// <summary>Variable with the file to write to.</summary>
    public const string ReportVariable = "MILLIBAR_STORY_LOADED";

    /// <summary>Variable with libraries to load, to show that loading is seen.</summary>
    public const string PlantVariable = "MILLIBAR_STORY_PLANT";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(ReportVariable) is not { Length: > 0 } report) return;
        foreach (var planted in (Environment.GetEnvironmentVariable(PlantVariable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            if (planted.EndsWith(".dll", StringComparison.Ordinal)) Assembly.LoadFrom(planted);
            else NativeLibrary.Load(planted);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            using var process = Process.GetCurrentProcess();
            File.WriteAllLines(report,
            [
                .. AppDomain.CurrentDomain.GetAssemblies().Select(assembly => $"managed {assembly.GetName().Name}"),
                .. process.Modules.Cast<ProcessModule>().Select(module => $"native {module.FileName}"),
            ]);
        };
    }
}
