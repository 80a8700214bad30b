using System.Net;
using System.Text.RegularExpressions;

namespace Millibar.Tests.Pages;

/// <summary>A strict reader of our own HTML: every element closed in order, every attribute quoted.</summary>
internal sealed partial class Markup
{
    private static readonly string[] Void = ["meta", "link", "br", "hr", "img", "input"];

    public List<Node> Elements { get; } = [];

    /// <summary>Everything that people see or hear: text and spoken attributes, decoded; style sheet and code left out.</summary>
    public string Spoken { get; private set; } = "";

    public static Markup Read(string html)
    {
        var markup = new Markup();
        var open = new Stack<Node>();
        var spoken = new System.Text.StringBuilder();
        Assert.StartsWith("<!DOCTYPE html>\n", html, StringComparison.Ordinal);
        var end = "<!DOCTYPE html>\n".Length;
        foreach (Match tag in Tag().Matches(html))
        {
            if (tag.Index < end) continue;
            Assert.DoesNotContain('<', html[end..tag.Index]);
            if (open.Count > 0 && !open.Any(n => n.Name is "style" or "code")) spoken.Append(WebUtility.HtmlDecode(html[end..tag.Index])).Append('\n');
            end = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value;
            if (tag.Value.StartsWith("</", StringComparison.Ordinal))
            {
                Assert.Equal(name, open.Pop().Name);
                continue;
            }

            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (Match attribute in Attribute().Matches(tag.Groups["attributes"].Value))
                Assert.True(attributes.TryAdd(attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value)), tag.Value);
            var node = new Node(name, attributes, open.TryPeek(out var parent) ? parent : null, end);
            parent?.Children.Add(node);
            markup.Elements.Add(node);
            foreach (var key in new[] { "aria-label", "title", "alt" })
                if (attributes.TryGetValue(key, out var value)) spoken.Append(value).Append('\n');
            if (!Void.Contains(name, StringComparer.Ordinal)) open.Push(node);
        }

        Assert.Empty(open);
        Assert.Equal("", html[end..].Trim());
        markup.Spoken = spoken.ToString();
        return markup;
    }

    public IEnumerable<Node> All(string name) => Elements.Where(e => e.Name == name);

    // A tag is an element only when its attributes are quoted: anything else with '<' fails the reader.
    [GeneratedRegex("""</(?<name>[a-zA-Z][a-zA-Z0-9]*)>|<(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>(\s+[a-zA-Z][a-zA-Z0-9:-]*="[^"<>]*")*)\s*/?>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>[a-zA-Z][a-zA-Z0-9:-]*)="(?<value>[^"]*)["]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();

    internal sealed record Node(string Name, IReadOnlyDictionary<string, string> Attributes, Node? Parent, int End)
    {
        public List<Node> Children { get; } = [];

        public IEnumerable<Node> Ancestors
        {
            get
            {
                for (var node = Parent; node is not null; node = node.Parent) yield return node;
            }
        }
    }
}
