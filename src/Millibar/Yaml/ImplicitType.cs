using System.Text.RegularExpressions;

namespace Millibar.Yaml;

/// <summary>Words without quotes that YAML readers take for something else than text: Norway's <c>no</c>, the version <c>1.10</c>, the time <c>12:30:45</c>.</summary>
internal static partial class ImplicitType
{
    /// <summary>What other programs would make of it; null when they see plain text.</summary>
    public static string? Of(YamlNode.Scalar scalar) =>
        !scalar.IsPlain ? null
        : Truth(scalar.Text) is not null ? "true or false"
        : Octal().IsMatch(scalar.Text) ? "an octal number"
        : Sexagesimal().IsMatch(scalar.Text) ? "a time or a number to the base of 60"
        : Date().IsMatch(scalar.Text) ? "a date"
        : Number().IsMatch(scalar.Text) ? "a number"
        : null;

    /// <summary>True or false, as YAML 1.1 spells them; null for anything else.</summary>
    public static bool? Truth(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "y" => true,
        "false" or "no" or "off" or "n" => false,
        _ => null,
    };

    [GeneratedRegex("^[-+]?0[0-9_]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Octal();

    [GeneratedRegex(@"^[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sexagesimal();

    [GeneratedRegex("^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();

    [GeneratedRegex(@"^([-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|0x[0-9a-fA-F_]+|0o[0-7]+|0b[01_]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
