namespace Millibar.Journal;

/// <summary>
/// `kill N [SEED]` kills a writing process N times and counts what is left; `speed` appends and reads beside raw SQLite;
/// `write FILE NAME` is the process that gets killed.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["write", var file, var name]:
                await KilledWriter.RunAsync(file, name, CancellationToken.None);
                return 0;
            case ["kill", var kills, .. var rest]:
                return await KillAsync(int.Parse(kills), rest is [var seed] ? long.Parse(seed) : 0);
            case ["speed"]:
                await SpeedRun.RunAsync(CancellationToken.None);
                return 0;
            default:
                Console.Error.WriteLine("Usage: kill N [SEED] | speed | write FILE NAME");
                return 64;
        }
    }

    private static async Task<int> KillAsync(int kills, long seed)
    {
        var folder = Directory.CreateTempSubdirectory("millibar-kill-");
        try
        {
            var found = await KillRun.RunAsync(Path.Combine(folder.FullName, "journal.db"), kills, seed, CancellationToken.None);
            Console.WriteLine(found);
            foreach (var fault in found.Faults) Console.WriteLine($"  {fault}");
            return found.Faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
