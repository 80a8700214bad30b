using System.ComponentModel;
using System.Diagnostics;

namespace Millibar.Cli.Plan;

/// <summary>The user's editor: $VISUAL, else $EDITOR.</summary>
internal static class Editor
{
    /// <summary>The command; null when none is set.</summary>
    public static string? Find() =>
        Environment.GetEnvironmentVariable("VISUAL") is { Length: > 0 } visual ? visual
        : Environment.GetEnvironmentVariable("EDITOR") is { Length: > 0 } editor ? editor
        : null;

    /// <summary>Opens a file and waits until the editor is closed.</summary>
    /// <exception cref="MillibarException"><c>editor-failed</c>: it could not be started, or ended with an error.</exception>
    public static async Task OpenAsync(string editor, string path, CancellationToken ct)
    {
        // As git does: the shell takes options apart, the file's name is passed untouched.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe") { Arguments = $"/c {editor} \"{path}\"" }
            : new ProcessStartInfo("/bin/sh", ["-c", $"{editor} \"$@\"", editor, path]);
        start.UseShellExecute = false;
        try
        {
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) throw Failed(editor, path, $"ended with exit code {process.ExitCode}");
        }
        catch (Win32Exception e)
        {
            throw Failed(editor, path, e.Message);
        }
    }

    private static MillibarException Failed(string editor, string path, string what) =>
        new("editor-failed", $"The editor {editor} {what}; nothing was saved.", path, $"Your text is kept in {path}. Go on with `millibar plan edit --from {NearestName.Quote(path)}`; VISUAL or EDITOR names another editor.");
}
