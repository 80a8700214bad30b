using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.TestSupport;
using Millibar.Tests.Decide;

namespace Millibar.Tests.Docs;

/// <summary>The decision tables of docs/lifecycle.md are made of the rules and gates themselves; <c>./check.sh --accept</c> writes them.</summary>
public sealed class LifecycleDocTests
{
    private static readonly string Page = Path.Combine(TestData.Root, "docs", "lifecycle.md");

    [Fact]
    public void The_table_of_reasons_is_the_one_of_the_rules() => Holds("rules", Rules());

    [Fact]
    public void The_table_of_gates_is_the_one_of_the_gates() => Holds("gates", Gates());

    [Fact]
    public void Every_failure_cause_has_its_line()
    {
        var page = File.ReadAllText(Page);
        Assert.All(AllRadarCauses.InOrder, cause => Assert.Contains($"| `{cause.Code}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_files_that_the_tables_name_exist()
    {
        Assert.All(AllRules.InOrder, rule => Assert.True(File.Exists(Path.Combine(TestData.Root, Source(rule))), Source(rule)));
        Assert.All(AllGates.InOrder, gate => Assert.True(File.Exists(Path.Combine(TestData.Root, Source(gate))), Source(gate)));
    }

    private static void Holds(string name, string table)
    {
        var page = File.ReadAllText(Page).ReplaceLineEndings("\n");
        var (start, end) = ($"<!-- {name}: made by ./check.sh --accept -->\n", $"<!-- end of {name} -->");
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = page.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= start.Length && to >= from, $"docs/lifecycle.md has lost its marks for the {name}");
        if (Environment.GetEnvironmentVariable("MILLIBAR_ACCEPT") == "1") File.WriteAllText(Page, page = string.Concat(page.AsSpan(0, from), table, page.AsSpan(to)));
        else Assert.Equal(table, page[from..to]);
    }

    private static string Rules() => Table(
        ["reason", "", "from -> to", "looks at", "fires when", "rule"],
        AllRules.InOrder.Select(rule => new[]
        {
            $"`{rule.Reason.Code}`",
            rule.Reason.Id,
            $"{string.Join(", ", rule.Reason.From)} -> {rule.Reason.To?.ToString() ?? "stays"}",
            rule.Needs.IsEmpty ? "the charter" : string.Join(", ", rule.Needs.Select(kind => $"`{EvidenceKinds.Find(kind)!.Name}`")),
            rule.Condition,
            $"[{rule.GetType().Name}](../{Source(rule)})",
        }));

    private static string Gates() => Table(
        ["gate", "asks for", "software-2.0", "human-in-the-loop", "autonomous", "file"],
        AllGates.InOrder.Select(gate =>
        {
            var codes = Enum.GetValues<Archetype>().Select(archetype => gate.Judge(Cases.At(gate.From, archetype), Cases.Now).Select(condition => condition.Code).Distinct().ToList()).ToList();
            var all = codes.Aggregate((a, b) => [.. a.Intersect(b)]);
            return new[] { $"{gate.From} -> {gate.From.Next}", Codes(all) }
                .Concat(codes.Select(own => Codes(own.Except(all))))
                .Append($"[{gate.GetType().Name}](../{Source(gate)})").ToArray();
        }));

    private static string Codes(IEnumerable<string> codes) => string.Join(", ", codes.Select(code => $"`{code}`"));

    private static string Source(object rule) => $"src/{rule.GetType().FullName!.Replace('.', '/')}.cs";

    private static string Table(string[] head, IEnumerable<string[]> rows) =>
        string.Concat(new[] { head, [.. head.Select(_ => "---")] }.Concat(rows).Select(row => $"| {string.Join(" | ", row)} |\n"));
}
