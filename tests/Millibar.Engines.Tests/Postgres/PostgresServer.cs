using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Millibar.TestSupport;
using Npgsql;

namespace Millibar.Engines.Tests.Postgres;

/// <summary>A real server of its own on loopback, with scram passwords; gone afterwards. Skips where PostgreSQL is not installed.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Remedy = "install the package postgresql";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"millibar-pg-{Path.GetRandomFileName()}");
    private bool _started;

    /// <summary>The password of the user postgres.</summary>
    public const string Password = "pa/ss@w0rd";

    public int Port { get; private set; }

    /// <summary>Address with the password in it.</summary>
    public string Address => $"postgres://postgres:{Uri.EscapeDataString(Password)}@127.0.0.1:{Port}/postgres";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts the server once.</summary>
    public async Task StartAsync()
    {
        if (_started) return;
        var (initdb, control) = (Find("initdb"), Find("pg_ctl"));
        Port = FreePort();
        var secret = _folder + ".password";
        await File.WriteAllTextAsync(secret, Password);
        await RunAsync(initdb, "-D", _folder, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={secret}", "--no-sync", "--no-locale", "-E", "UTF8");
        File.Delete(secret);
        await RunAsync(control, "-D", _folder, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-p {Port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off", "start");
        _started = true;
    }

    /// <summary>Runs statements with the right to write.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = Port, Username = "postgres", Password = Password, Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_started) await RunAsync(Find("pg_ctl"), "-D", _folder, "-m", "immediate", "-w", "stop");
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Debian keeps the server's programs off the PATH.</summary>
    private static string Find(string program)
    {
        const string Versions = "/usr/lib/postgresql";
        var found = Directory.Exists(Versions) ? Directory.GetDirectories(Versions).Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin", program)).LastOrDefault(File.Exists) : null;
        return found ?? TestTools.Require(program, Remedy);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The server refuses to run as root.</summary>
    private static async Task RunAsync(string program, params string[] arguments)
    {
        var isRoot = Environment.UserName == "root";
        var start = new ProcessStartInfo(isRoot ? TestTools.Require("runuser", "it comes with util-linux") : program, isRoot ? ["-u", "postgres", "--", program, .. arguments] : arguments)
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await error}{await output}");
    }
}
