using Millibar.Cli.Workspaces;

namespace Millibar.Cli.Data;

/// <summary>A data version as a file under its own name, which tells how to read it; gone after use.</summary>
internal sealed class StoredData : IDisposable
{
    private readonly string _folder;

    private StoredData(string folder, string path)
    {
        _folder = folder;
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Copies a data version out of the workspace, its bytes checked.</summary>
    /// <exception cref="MillibarException"><c>blob-missing</c> or <c>blob-corrupt</c>.</exception>
    public static async Task<StoredData> CopyAsync(Workspace workspace, string hash, string name, CancellationToken ct)
    {
        await using var blob = await workspace.Blobs.OpenAsync(hash, ct);
        var folder = Directory.CreateTempSubdirectory("millibar-data-").FullName;
        var data = new StoredData(folder, System.IO.Path.Combine(folder, System.IO.Path.GetFileName(name)));
        try
        {
            await using var file = File.Create(data.Path);
            await blob.CopyToAsync(file, ct);
            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
