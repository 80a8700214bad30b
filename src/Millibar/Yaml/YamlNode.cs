using System.Collections.Immutable;

namespace Millibar.Yaml;

/// <summary>A piece of a YAML file and where it stands. Plain data: no tags, no anchors, no types.</summary>
/// <param name="Line">Line of its first character, from 1.</param>
/// <param name="Column">Column of its first character, from 1.</param>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>A text.</summary>
    /// <param name="Text">Without quotes, escapes resolved.</param>
    /// <param name="IsPlain">True when it was written without quotes: other programs may read it as a number, a date, true or false.</param>
    /// <param name="Line">Line.</param>
    /// <param name="Column">Column.</param>
    public sealed record Scalar(string Text, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
    {
        /// <summary>Nothing was written, or a word for nothing.</summary>
        public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
    }

    /// <summary>A list.</summary>
    public sealed record Sequence(ImmutableArray<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

    /// <summary>Values by name, in the order of the file; names are unique.</summary>
    public sealed record Mapping(ImmutableArray<KeyValuePair<Scalar, YamlNode>> Entries, int Line, int Column) : YamlNode(Line, Column);
}
