using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Millibar;

/// <summary>Takes an interpolated string apart into template and arguments; see <see cref="Sentence.Of(SentenceTemplate)"/>.</summary>
[InterpolatedStringHandler]
public readonly ref struct SentenceTemplate
{
    private readonly StringBuilder _template;
    private readonly ImmutableArray<Sentence>.Builder _arguments;

    /// <summary>Called by the compiler.</summary>
    public SentenceTemplate(int literalLength, int formattedCount)
    {
        _template = new StringBuilder(literalLength + 4 * formattedCount);
        _arguments = ImmutableArray.CreateBuilder<Sentence>(formattedCount);
    }

    internal string Template => _template.ToString();

    internal ImmutableArray<Sentence> Arguments => _arguments.ToImmutable();

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string value) => _template.Append(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted(Sentence value)
    {
        _template.Append(CultureInfo.InvariantCulture, $"{{{_arguments.Count}}}");
        _arguments.Add(value);
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted(string? value) => AppendFormatted(Sentence.Plain(value ?? ""));

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string? format) =>
        AppendFormatted(Sentence.Plain((value as IFormattable)?.ToString(format, CultureInfo.InvariantCulture) ?? value?.ToString() ?? ""));
}
