namespace Millibar.Stories;

/// <summary>An empty folder that is gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("millibar-story-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
