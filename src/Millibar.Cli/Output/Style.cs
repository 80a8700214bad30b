namespace Millibar.Cli.Output;

/// <summary>Colours, on a terminal only; NO_COLOR is honoured (no-color.org).</summary>
internal sealed class Style(bool redirected)
{
    private readonly bool _on = !redirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public string Bold(string text) => Paint(text, "1");

    public string Dim(string text) => Paint(text, "2");

    public string Good(string text) => Paint(text, "32");

    public string Bad(string text) => Paint(text, "31");

    public string Doubtful(string text) => Paint(text, "33");

    private string Paint(string text, string code) => _on ? $"\e[{code}m{text}\e[0m" : text;
}
