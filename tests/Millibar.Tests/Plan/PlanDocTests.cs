using System.Text;
using Millibar.Plan.Charters.Fields;
using Millibar.TestSupport;

namespace Millibar.Tests.Plan;

/// <summary>The fields in docs/plan.md come from the table that also makes the comments and the schema.</summary>
public sealed class PlanDocTests
{
    private const string Begin = "<!-- fields -->\n";
    private const string End = "<!-- end of fields -->";
    private static readonly string Page = Path.Combine(TestData.Root, "docs", "plan.md");

    [Fact]
    public void The_page_lists_every_field_as_the_program_knows_it()
    {
        var page = File.ReadAllText(Page).ReplaceLineEndings("\n");
        var (start, end) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var expected = $"{page[..start]}{Table()}{page[end..]}";
        if (Environment.GetEnvironmentVariable("MILLIBAR_ACCEPT") == "1") File.WriteAllText(Page, expected);
        Assert.Equal(expected, File.ReadAllText(Page).ReplaceLineEndings("\n"));
    }

    private static string Table()
    {
        var text = new StringBuilder("| field | what | takes | example |\n|---|---|---|---|\n");
        foreach (var field in AllCharterFields.InOrder)
            text.Append($"| `{field.Key}` | {Cell(field.What)} | {Cell(Takes(field))} | `{Cell(field.Example)}` |\n");
        return text.ToString();
    }

    private static string Takes(CharterField field) => field.Kind switch
    {
        FieldKind.Number => $"number{(field.Unit.Length > 0 ? $", {field.Unit}" : "")}",
        FieldKind.Range => $"90 % range, {field.Unit}",
        FieldKind.Choice choice => string.Join(", ", choice.Codes.Select(code => $"`{code}`")),
        FieldKind.Flag => "`true`, `false`",
        FieldKind.Date => "day",
        FieldKind.Texts => "list",
        FieldKind.Requirements => "list of requirements",
        FieldKind.Metric => "metric",
        FieldKind.Currency => "currency",
        FieldKind.Answers => "text by question",
        FieldKind.Weights => "weight by metric",
        _ => "text",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
