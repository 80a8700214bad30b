using System.Text.RegularExpressions;
using Millibar.TestSupport;

namespace Millibar.Tests.Docs;

/// <summary>Pages point only at what exists.</summary>
public sealed class LinkTests
{
    private static readonly Regex Link = new(@"\]\((?!https?:|#)([^)#\s]+)", RegexOptions.None, TimeSpan.FromSeconds(5));

    [Fact]
    public void Links_between_pages_lead_somewhere() => Assert.Empty(Pages().SelectMany(Broken));

    [Fact]
    public void A_planted_broken_link_is_seen_and_a_good_one_is_not()
    {
        Assert.NotEmpty(Broken((Path.Combine(TestData.Root, "X.md"), "[a](docs/nowhere.md)")));
        Assert.Empty(Broken((Path.Combine(TestData.Root, "X.md"), "[a](docs/packages.md#platforms) [b](https://example.org) [c](#here)")));
    }

    private static IEnumerable<string> Broken((string Path, string Text) page) =>
        Link.Matches(page.Text).Select(match => match.Groups[1].Value)
            .Where(target => !System.IO.Path.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(page.Path)!, target)))
            .Select(target => $"{System.IO.Path.GetRelativePath(TestData.Root, page.Path)} points at {target}, which does not exist");

    private static IEnumerable<(string Path, string Text)> Pages() =>
        new[] { "", "docs", "docs/decisions", "examples", "bench" }
            .Select(folder => System.IO.Path.Combine(TestData.Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md"))
            .Select(file => (file, File.ReadAllText(file)));
}
