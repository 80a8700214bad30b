using Millibar.Evidence;
using Millibar.TestSupport;

namespace Millibar.Tests.Docs;

/// <summary>The table of kinds is the code's own, and the line that the page shows is one that is read.</summary>
public sealed class EvidenceDocTests
{
    private const string Start = "<!-- kinds -->\n";
    private const string End = "<!-- /kinds -->";

    private static readonly string Page = System.IO.Path.Combine(TestData.Root, "docs", "evidence.md");

    [Fact]
    public void The_table_of_kinds_is_what_the_code_says()
    {
        var text = File.ReadAllText(Page);
        var (start, end) = (text.IndexOf(Start, StringComparison.Ordinal) + Start.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("MILLIBAR_ACCEPT") == "1") File.WriteAllText(Page, text[..start] + Table() + text[end..]);
        else Assert.Equal(Table(), text[start..end]);
    }

    [Fact]
    public void The_lines_that_the_page_shows_can_be_imported()
    {
        var lines = File.ReadAllText(Page).Split("```json\n")[1].Split("```")[0];
        Assert.Equal(2, EvidenceLines.Read(System.Text.Encoding.UTF8.GetBytes(lines), "docs/evidence.md").Length);
    }

    private static string Table() =>
        "| kind | the number | metric | about | data | how it comes about |\n|---|---|---|---|---|---|\n"
        + string.Concat(EvidenceKinds.All.Select(kind =>
            $"| `{kind.Name}` | {kind.Number.Replace("|", "\\|", StringComparison.Ordinal)} | {(kind.Metric is null ? "" : "yes")} | {kind.Subject} | {(kind.AboutData ? "yes" : "")} | `{kind.Command}` |\n"));
}
