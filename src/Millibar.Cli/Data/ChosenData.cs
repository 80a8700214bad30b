using Millibar.Cli.Trial;
using Millibar.Engines.DuckDb;
using Millibar.Evidence;
using Millibar.Tables;

namespace Millibar.Cli.Data;

/// <summary>Data that a command looks at: a file, or a version of the project.</summary>
/// <param name="Table">The data.</param>
/// <param name="Version">The version's evidence where the bytes are a version of the project; null otherwise.</param>
internal sealed record ChosenData(Table Table, EvidenceItem? Version)
{
    /// <summary>The file's name, with the version where it is one.</summary>
    public string Name => Version is null ? Table.Name : $"{Table.Name} ({DataVersions.Short(Table.Hash)})";

    /// <summary>Reads a file, a version, or the newest version.</summary>
    /// <param name="session">The project, if there is one.</param>
    /// <param name="fileOrVersion">Path of a file or the beginning of a version's hash; null for the newest version.</param>
    /// <param name="version">The option <c>--data</c>; null when left out.</param>
    /// <param name="skipBadRows">For files.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException">There is no such file or version, or it cannot be read.</exception>
    public static async Task<ChosenData> ReadAsync(TrialSession session, string? fileOrVersion, string? version, bool skipBadRows, CancellationToken ct)
    {
        if (fileOrVersion is not null && version is not null)
            throw new MillibarException("usage", "Both a file and --data were given.", "--data", "Name one of them.");
        var versions = session.Case is { } file ? DataVersions.Of(file) : null;
        if (fileOrVersion is not null && (File.Exists(fileOrVersion) || versions is null || !IsPrefix(fileOrVersion)))
        {
            var table = await ReadAsync(session, fileOrVersion, skipBadRows, ct);
            return new ChosenData(table, versions?.Items.LastOrDefault(item => item.Subject.Data == table.Hash));
        }

        if (versions is null)
            throw version is null
                ? new MillibarException("usage", "FILE is missing.", "millibar", "Name a file of data, or work inside a project: millibar project new NAME.")
                : new MillibarException("usage", "--data names a version of a project, and there is no project here.", "--data", "Name a file, or make a project: millibar project new NAME.");
        return await ReadAsync(session, (fileOrVersion ?? version) is { } prefix ? versions.Find(prefix) : versions.Newest, ct);
    }

    /// <summary>Reads a version.</summary>
    public static async Task<ChosenData> ReadAsync(TrialSession session, EvidenceItem version, CancellationToken ct)
    {
        var hash = version.Subject.Data!;
        using var data = await StoredData.CopyAsync(session.Workspace!, hash, version.Fact("file") ?? hash, ct);
        return new ChosenData(await ReadAsync(session, data.Path, version.Fact("set_aside") is not null, ct), version);
    }

    private static Task<Table> ReadAsync(TrialSession session, string path, bool skipBadRows, CancellationToken ct) =>
        new DuckDbTableReader().ReadAsync(path, new ReadOptions { SkipBadRows = skipBadRows, Target = session.Case?.Charter.Target.Column }, ct);

    private static bool IsPrefix(string text) => text.Length is > 0 and <= 64 && text.All(char.IsAsciiHexDigit);
}
