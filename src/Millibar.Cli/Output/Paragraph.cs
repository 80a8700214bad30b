namespace Millibar.Cli.Output;

/// <summary>Breaks text into lines of the screen's width.</summary>
internal static class Paragraph
{
    /// <summary>Width of a screen that fits everywhere.</summary>
    public const int Width = 78;

    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Most characters a line; a longer word stands alone.</param>
    public static IEnumerable<string> Lines(string text, int width = Width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0) yield return line;
    }

    /// <summary>The lines with an indent; the first after a heading.</summary>
    public static void Write(TextWriter output, string heading, string text, Func<string, string>? paint = null)
    {
        var indent = new string(' ', heading.Length);
        var first = true;
        foreach (var line in Lines(text, Math.Max(20, Width - heading.Length)))
        {
            output.WriteLine($"{(first ? heading : indent)}{(paint is null ? line : paint(line))}");
            first = false;
        }
    }

    /// <summary>The text, cut to a width.</summary>
    public static string Cut(string text, int width) => text.Length <= width ? text : $"{text[..(width - 3)]}...";
}
