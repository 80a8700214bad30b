using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;
using Millibar.Statistics;

namespace Millibar.Cli.Label;

/// <summary>Keeps what a label command measured: its document as a blob, its numbers as evidence.</summary>
internal static class LabelEvidence
{
    /// <summary>Keeps the document that a command prints.</summary>
    /// <returns>Its hash.</returns>
    public static async Task<string> KeepAsync(Workspace workspace, Action<Utf8JsonWriter> document, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Compact)) document(json);
        using var stream = new MemoryStream(buffer.WrittenSpan.ToArray());
        return (await workspace.Blobs.AddAsync(stream, ct)).Hash;
    }

    /// <summary>One measurement.</summary>
    public static EvidenceItem Item(Workspace workspace, string kind, EvidenceSubject subject, Interval? measured, int rows, long seed, IEnumerable<KeyValuePair<string, string>> facts) => new()
    {
        Kind = kind,
        Subject = subject,
        Value = measured?.Value,
        Low = measured?.Low,
        High = measured?.High,
        Level = measured?.Level ?? 0.95,
        Rows = rows,
        Seed = seed,
        Facts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, facts),
        Source = $"millibar {BuildVersion.Text}",
        At = workspace.Time.GetUtcNow(),
        By = workspace.By,
    };
}
