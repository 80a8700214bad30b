using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Millibar.Yaml;

/// <summary>Reads YAML into plain nodes: one document; no aliases, tags, duplicate keys or deep nesting.</summary>
/// <remarks>Whatever the file holds, memory and time stay in proportion to its length: nothing is expanded, nothing is created by name.</remarks>
internal static class YamlFile
{
    /// <summary>Longest file, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    private const int MaxDepth = 20;

    /// <summary>The text of a file.</summary>
    /// <param name="bytes">Its content: UTF-8, with or without a byte order mark.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="MillibarException"><c>yaml-too-large</c> or <c>yaml-encoding</c>.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.Length > MaxBytes)
            throw new MillibarException("yaml-too-large", $"The file has {bytes.Length:#,0} bytes; such a file has at most {MaxBytes:#,0}.", file, "Check that this is the file that you mean; keep long documents elsewhere and name them here.");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new MillibarException("yaml-encoding", "The file is UTF-16.", file, "Save it as UTF-8.");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + bytes[..Math.Clamp(wrong.Index, 0, bytes.Length)].Count((byte)'\n');
            throw new MillibarException("yaml-encoding", $"The file is not UTF-8: line {line} holds bytes that are no character.", $"{file}, line {line}", "Save it as UTF-8.", wrong);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <returns>The document; null when there is nothing but comments.</returns>
    /// <exception cref="MillibarException">One of <c>yaml-syntax, yaml-alias, yaml-tag, yaml-duplicate-key, yaml-depth, yaml-documents, yaml-too-large</c>.</exception>
    public static YamlNode? Read(string text, string file)
    {
        if (text.Length > MaxBytes) _ = Decode(Encoding.UTF8.GetBytes(text), file);
        RefuseControls(text, file);
        try
        {
            return new Nodes(new Parser(new StringReader(text)), file).Document();
        }
        catch (YamlException wrong)
        {
            throw Syntax(text, file, wrong);
        }
        catch (InvalidOperationException wrong)
        {
            // A few broken files break the parser itself.
            throw Syntax(text, file, new YamlException("it cannot be read", wrong));
        }
        catch (ArgumentException wrong)
        {
            // The parser makes a URI of every tag before we can refuse it.
            throw new MillibarException("yaml-tag", "The file uses a tag (!name).", file, "Take the tag out: fields have their types already; a text that begins with ! goes into quotes.", wrong);
        }
    }

    private static void RefuseControls(string text, string file)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') (line, start) = (line + 1, i + 1);
            if (!char.IsControl(text[i]) || text[i] is '\n' or '\r' or '\t' or '\u0085') continue;
            throw new MillibarException("yaml-syntax", $"There is a control character (U+{(int)text[i]:X4}).", $"{file}, line {line}, column {i - start + 1}", "Delete it.");
        }
    }

    private static MillibarException Syntax(string text, string file, YamlException wrong)
    {
        var lines = text.Split('\n');
        // The parser blames the line before or the first one; what the user must see is the tab.
        var tab = Array.FindIndex(lines, line => line.AsSpan().TrimStart(' ').StartsWith("\t") && line.AsSpan().Trim().Length > 0);
        if (tab >= 0)
            return new MillibarException("yaml-syntax", $"Line {tab + 1} is indented with a tab.", $"{file}, line {tab + 1}, column {lines[tab].IndexOf('\t') + 1}", "Indent with blanks: two for each level.", wrong);
        var (line, column) = ((int)wrong.Start.Line, (int)wrong.Start.Column);
        var content = line >= 1 && line <= lines.Length ? lines[line - 1].Trim() : "";
        return new MillibarException("yaml-syntax", $"The file is no YAML from here on{(content.Length > 0 ? $": {Cut(content)}" : "")} ({wrong.Message.TrimEnd('.')}).", $"{file}, line {line}, column {column}", "Write `name: value`; put text that holds a colon, a # or quotes into \"double quotes\"; indent the fields of a section by two blanks.", wrong);
    }

    private static string Cut(string text) => text.Length <= 60 ? text : $"{text[..60]}...";

    /// <summary>From events to nodes.</summary>
    private sealed class Nodes(Parser parser, string file)
    {
        public YamlNode? Document()
        {
            YamlNode? root = null;
            Next();
            Next();
            while (parser.Current is not StreamEnd)
            {
                if (root is not null || parser.Current is not DocumentStart)
                    throw Refused("yaml-documents", "There is a second document (---) in the file.", parser.Current!.Start, "Keep one document in one file.");
                Next();
                root = Node(0);
                Next();
                if (parser.Current is DocumentEnd) Next();
            }

            return root;
        }

        /// <summary>The node that begins at the current event; afterwards its last event is the current one.</summary>
        private YamlNode Node(int depth)
        {
            var (line, column) = ((int)parser.Current!.Start.Line, (int)parser.Current.Start.Column);
            if (depth > MaxDepth) throw Refused("yaml-depth", $"Lists and sections are nested more than {MaxDepth} deep.", parser.Current.Start, "Three levels are enough: take the brackets out.");
            if (parser.Current is AnchorAlias) throw Refused("yaml-alias", "The file uses an alias (*name).", parser.Current.Start, "Write the value out.");
            if (parser.Current is NodeEvent { Anchor.IsEmpty: false }) throw Refused("yaml-alias", "The file uses an anchor (&name).", parser.Current.Start, "Take the anchor out, and write values out where they are used; a text that begins with & goes into quotes.");
            if (parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } }) throw Refused("yaml-tag", "The file uses a tag (!name).", parser.Current.Start, "Take the tag out: fields have their types already; a text that begins with ! goes into quotes.");
            switch (parser.Current)
            {
                case YamlDotNet.Core.Events.Scalar scalar:
                    return new YamlNode.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column);
                case SequenceStart:
                    var items = ImmutableArray.CreateBuilder<YamlNode>();
                    for (Next(); parser.Current is not SequenceEnd; Next()) items.Add(Node(depth + 1));
                    return new YamlNode.Sequence(items.ToImmutable(), line, column);
                case MappingStart:
                    return Mapping(depth, line, column);
                default:
                    throw Refused("yaml-syntax", "A value is missing.", parser.Current.Start, "Write `name: value`.");
            }
        }

        private YamlNode.Mapping Mapping(int depth, int line, int column)
        {
            var entries = ImmutableArray.CreateBuilder<KeyValuePair<YamlNode.Scalar, YamlNode>>();
            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            for (Next(); parser.Current is not MappingEnd; Next())
            {
                var start = parser.Current!.Start;
                if (Node(depth + 1) is not YamlNode.Scalar key) throw Refused("yaml-syntax", "The name of a field must be a word.", start, "Write `name: value`.");
                if (!lines.TryAdd(key.Text, key.Line)) throw Refused("yaml-duplicate-key", $"'{key.Text}' stands twice: in line {lines[key.Text]} and in line {key.Line}.", start, "Keep one of the two.");
                Next();
                entries.Add(new(key, Node(depth + 1)));
            }

            return new YamlNode.Mapping(entries.ToImmutable(), line, column);
        }

        private void Next() => parser.MoveNext();

        private MillibarException Refused(string code, string message, Mark at, string remedy) =>
            new(code, message, $"{file}, line {at.Line}, column {at.Column}", remedy);
    }
}
