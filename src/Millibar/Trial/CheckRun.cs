using Millibar.Data;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Trial;

/// <summary>The checks of a trial alone: no split, no ladder.</summary>
internal static class CheckRun
{
    /// <summary>Reads the data and runs every check, whatever it takes.</summary>
    /// <param name="reader">Reads the file.</param>
    /// <param name="options">Path, target and columns; the rest is not looked at.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException">The input or an option is wrong.</exception>
    public static async Task<CheckReport> RunAsync(ITableReader reader, TrialOptions options, TimeProvider time, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        var input = await TrialInput.ReadAsync(reader, options, ct).ConfigureAwait(false);
        var data = TrialRun.Encode(input, ct);
        var context = TrialChecks.Context(input, data, options, new RandomStream(options.Seed).Fork("check"), new RunClock(time, options.Budget));
        return new CheckReport
        {
            Table = input.Table,
            Target = input.Target.Name,
            Task = input.Target.Task,
            Findings = AllChecks.Measure(context, ct),
            Seed = options.Seed,
            Seconds = time.GetElapsedTime(start).TotalSeconds,
        };
    }
}
