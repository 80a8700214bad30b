using System.Buffers;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;

namespace Millibar.Cli.Data;

/// <summary>The whole result of a measurement, kept in the workspace beside its evidence.</summary>
internal static class ResultBlob
{
    /// <summary>Stores the JSON document.</summary>
    /// <returns>Its hash, for the fact <c>blob</c>.</returns>
    public static async Task<string> StoreAsync(Workspace workspace, Action<Utf8JsonWriter> content, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer, JsonOutput.Compact)) content(json);
        using var stream = new MemoryStream(buffer.WrittenSpan.ToArray());
        return (await workspace.Blobs.AddAsync(stream, ct)).Hash;
    }
}
