using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millibar.Cli.Output;

/// <summary>One JSON object on stdout.</summary>
internal static class JsonOutput
{
    /// <summary>How the bodies of journal entries are written: one line, any language readable.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Action<Utf8JsonWriter> content)
    {
        using var stdout = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(stdout, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            content(json);
        stdout.WriteByte((byte)'\n');
    }
}
