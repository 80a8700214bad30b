using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Millibar.Data.Profile;
using Millibar.Engines.DuckDb;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Reading;

/// <summary>
/// `write FILE ROWS COLUMNS` makes a table; `read FILE` reads and profiles it; `compare FILE` also has DuckDB load and SUMMARIZE it.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["write", var file, var rows, var columns]:
                Write(file, int.Parse(rows), int.Parse(columns));
                return 0;
            case ["read", var file]:
                await ReadAsync(file);
                return 0;
            case ["compare", var file]:
                await CompareAsync(file);
                return 0;
            default:
                Console.Error.WriteLine("Usage: write FILE ROWS COLUMNS | read FILE | compare FILE");
                return 64;
        }
    }

    private static async Task<Table> ReadAsync(string file)
    {
        var (table, read) = await TimedAsync(() => new DuckDbTableReader().ReadAsync(file, new ReadOptions(), CancellationToken.None));
        var megabytes = new FileInfo(file).Length / 1e6;
        Console.WriteLine($"read {table.RowCount} x {table.Columns.Length}: {read} ({megabytes / read.Wall:F0} MB/s)");
        var (_, profile) = await TimedAsync(() => Task.FromResult(ColumnProfiler.Measure(table, CancellationToken.None)));
        Console.WriteLine($"profile: {profile}; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        return table;
    }

    private static async Task CompareAsync(string file)
    {
        var table = await ReadAsync(file);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE t AS SELECT * FROM read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}')";
        var (_, load) = await TimedAsync(() => Task.FromResult(command.ExecuteNonQuery()));
        Console.WriteLine($"DuckDB's CREATE TABLE FROM read_csv: {load}");
        command.CommandText = "SUMMARIZE t";
        // In turn, so that a busy machine slows both alike.
        for (var round = 0; round < 3; round++)
        {
            var (_, theirs) = await TimedAsync(() => Task.FromResult(Drain(command)));
            var (_, ours) = await TimedAsync(() => Task.FromResult(ColumnProfiler.Measure(table, CancellationToken.None).Length));
            Console.WriteLine($"SUMMARIZE {theirs}; profile {ours}; ratio {ours.Wall / theirs.Wall:F2} wall, {ours.Cpu / theirs.Cpu:F2} CPU");
        }
    }

    private static int Drain(DuckDBCommand command)
    {
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read()) rows++;
        return rows;
    }

    private static async Task<(T Result, Seconds Seconds)> TimedAsync<T>(Func<Task<T>> work)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var result = await work();
        return (result, new Seconds(clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds));
    }

    /// <summary>Two thirds numbers (half of them whole), the rest categories of 3, 50 and 20,000 levels and dates.</summary>
    private static void Write(string file, int rows, int columns)
    {
        var random = new RandomStream(0);
        using var writer = new StreamWriter(file);
        writer.WriteLine(string.Join(',', Enumerable.Range(0, columns).Select(c => $"c{c}")));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (column > 0) writer.Write(',');
                writer.Write((column % 12) switch
                {
                    < 4 => (random.NextGaussian() * 100).ToString("F4", CultureInfo.InvariantCulture),
                    < 8 => random.NextInt(column % 2 == 0 ? 100 : 1_000_000).ToString(CultureInfo.InvariantCulture),
                    8 => "colour" + random.NextInt(3),
                    9 => "town" + random.NextInt(50),
                    10 => "user" + random.NextInt(20_000),
                    _ => $"2024-{random.NextInt(12) + 1:D2}-{random.NextInt(28) + 1:D2}",
                });
            }

            writer.WriteLine();
        }
    }

    private readonly record struct Seconds(double Wall, double Cpu)
    {
        public override string ToString() => $"{Wall:F2} s wall, {Cpu:F2} s CPU";
    }
}
