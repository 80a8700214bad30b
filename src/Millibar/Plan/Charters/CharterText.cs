using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Millibar.Plan.Charters.Fields;
using Millibar.Yaml;

namespace Millibar.Plan.Charters;

/// <summary>Values as YAML. What is written here reads back as the same value, in this program and in others.</summary>
internal static partial class CharterText
{
    /// <summary>What follows <c>name:</c>, with the blank or line break before it; empty for an open field.</summary>
    /// <param name="value">The value; null when it is open.</param>
    /// <param name="indent">Blanks before the field's name.</param>
    public static string After(FieldValue? value, int indent) => value switch
    {
        null => "",
        FieldValue.Texts texts => string.Concat(texts.Values.Select(text => $"\n{Blanks(indent + 2)}- {Text(text, indent + 4)}")),
        FieldValue.TextMap map => string.Concat(map.Values.Select(pair => $"\n{Blanks(indent + 2)}{Quoted(pair.Key)}: {Text(pair.Value, indent + 4)}")),
        FieldValue.NumberMap map => string.Concat(map.Values.Select(pair => $"\n{Blanks(indent + 2)}{Quoted(pair.Key)}: {Number(pair.Value)}")),
        FieldValue.Text text => $" {Text(text.Value, indent + 2)}",
        _ => $" {Short(value)}",
    };

    /// <summary>A value on one line, for people and commands.</summary>
    public static string Short(FieldValue value) => value switch
    {
        FieldValue.Text text => Quoted(text.Value),
        FieldValue.Number number => Number(number.Value),
        FieldValue.Flag flag => flag.Value ? "true" : "false",
        FieldValue.Date date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldValue.Range range => $"[{Number(range.Value.Low)}, {Number(range.Value.High)}]",
        FieldValue.Texts texts => $"[{string.Join(", ", texts.Values.Select(Item))}]",
        FieldValue.TextMap map => $"{{{string.Join(", ", map.Values.Select(pair => $"{pair.Key}: {Item(pair.Value)}"))}}}",
        FieldValue.NumberMap map => $"{{{string.Join(", ", map.Values.Select(pair => $"{pair.Key}: {Number(pair.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string Blanks(int count) => new(' ', count);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Several lines stand as they are; everything else goes on one.</summary>
    private static string Text(string text, int indent) =>
        text.Contains('\n') && Block().IsMatch(text)
            ? "|-\n" + string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? "" : Blanks(indent) + line))
            : Quoted(text);

    /// <summary>As <see cref="Quoted"/>, and safe between brackets.</summary>
    private static string Item(string text) => text.Contains(',') ? Escaped(text) : Quoted(text);

    private static string Quoted(string text)
    {
        var scalar = new YamlNode.Scalar(text, true, 0, 0);
        return Plain().IsMatch(text) && !text.Contains("- ") && !scalar.IsNull && ImplicitType.Of(scalar) is null ? text : Escaped(text);
    }

    private static string Escaped(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    /// <summary>Begins with a letter, holds only harmless signs, ends with none of them.</summary>
    [GeneratedRegex(@"^\p{L}([\p{L}\p{N} .,;()/+'_=<>?%€-]*[\p{L}\p{N}.)?%])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    /// <summary>Lines of printable characters; the first is not blank and begins with none, none ends with a blank, the last is not empty.</summary>
    [GeneratedRegex(@"^[^\s\p{C}]([^\p{C}\u0085\u2028\u2029]*[^\s\p{C}])?(\n([^\p{C}\u0085\u2028\u2029]*[^\s\p{C}])?)*(?<!\n)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
