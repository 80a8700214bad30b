using System.Buffers;
using System.Text.Json;
using Millibar.Cli.Output;

namespace Millibar.Cli.Workspaces;

/// <summary>A JSON document among the workspace's files: the whole result of a measurement beside its evidence, or a batch of answers.</summary>
internal static class ResultBlob
{
    /// <summary>Stores the document.</summary>
    /// <returns>Its hash, for the fact <c>blob</c>.</returns>
    public static async Task<string> StoreAsync(Workspace workspace, Action<Utf8JsonWriter> content, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer, JsonOutput.Compact)) content(json);
        using var stream = new MemoryStream(buffer.WrittenSpan.ToArray());
        return (await workspace.Blobs.AddAsync(stream, ct)).Hash;
    }

    /// <summary>Reads a document back.</summary>
    /// <exception cref="MillibarException"><c>blob-missing</c> or <c>blob-corrupt</c>.</exception>
    public static async Task<JsonDocument> ReadAsync(Workspace workspace, string hash, CancellationToken ct)
    {
        await using var blob = await workspace.Blobs.OpenAsync(hash, ct);
        return await JsonDocument.ParseAsync(blob, default, ct);
    }
}
