using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Data.Queues;
using Millibar.Trial.Labelling;

namespace Millibar.Cli.Label;

/// <summary>The files that a queue is written to.</summary>
/// <param name="path">The queue.</param>
/// <param name="format"><c>csv</c> or <c>label-studio</c>.</param>
internal sealed class QueueFiles(string path, string format)
{
    private const string Remedy = "Choose another place with --out FILE.";
    private static readonly JsonWriterOptions Writing = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The queue.</summary>
    public string Path => path;

    /// <summary>The labelling configuration; null for CSV.</summary>
    public string? Configuration => format == "csv" ? null : System.IO.Path.ChangeExtension(path, ".config.xml");

    /// <summary>Writes them, each whole or not at all.</summary>
    public async Task WriteAsync(QueueReport report, CancellationToken ct)
    {
        var items = report.Draft.Items;
        if (Configuration is not { } configuration)
        {
            await AtomicFile.WriteAsync(path, QueueFile.Write(items, report.Table, report.Rows, report.TargetColumn), ct, Remedy);
            return;
        }

        using var tasks = new MemoryStream();
        await using (var json = new Utf8JsonWriter(tasks, Writing)) LabelStudioTasks.Write(json, items, report.Table, report.Rows, report.TargetColumn);
        await AtomicFile.WriteAsync(path, Encoding.UTF8.GetString(tasks.ToArray()), ct, Remedy);
        await AtomicFile.WriteAsync(configuration, LabelStudioTasks.Configuration(report.Options.Target, report.Classes), ct, Remedy);
    }
}
