using System.Text.RegularExpressions;
using System.Xml.Linq;
using Millibar.TestSupport;

namespace Millibar.Tests.Docs;

public sealed class PackagesDocTests
{
    [Fact]
    public void Every_package_has_its_line_with_reason_licence_and_replacement()
    {
        var pinned = XDocument.Load(Path.Combine(TestData.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => (string)package.Attribute("Include")!).Order(StringComparer.Ordinal).ToList();
        var lines = Rows(File.ReadAllText(Path.Combine(TestData.Root, "docs", "packages.md")));
        Assert.NotEmpty(pinned);
        Assert.Equal(pinned, lines.Select(cells => cells[0]).Order(StringComparer.Ordinal));
        Assert.All(lines, cells => Assert.All(cells, cell => Assert.NotEmpty(cell)));
        // All of them ask for nothing but their notice to be kept; the PostgreSQL licence is the two-clause BSD's sister.
        Assert.All(lines, cells => Assert.Matches("^(MIT|Apache-2.0|BSD-[23]-Clause|PostgreSQL)$", cells[2]));
    }

    [Fact]
    public void A_row_is_read_as_its_four_cells() =>
        Assert.Equal(["A.B", "why", "MIT", "other"], Assert.Single(Rows("| package | why | licence | what |\n|---|---|---|---|\n| A.B | why | MIT | other |\n")));

    private static List<string[]> Rows(string page) =>
        Regex.Matches(page, @"^\|(.+)\|(.+)\|(.+)\|(.+)\|$", RegexOptions.Multiline, TimeSpan.FromSeconds(5))
            .Select(match => match.Groups.Values.Skip(1).Select(cell => cell.Value.Trim()).ToArray())
            .Where(cells => cells[0] != "package" && !cells[0].StartsWith("---", StringComparison.Ordinal)).ToList();
}
