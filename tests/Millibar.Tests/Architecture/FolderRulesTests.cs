namespace Millibar.Tests.Architecture;

public sealed class FolderRulesTests
{
    private static readonly Lazy<IReadOnlyList<SourceUse>> Library = new(() => SourceScan.Uses(SourceFile.Below("src/Millibar")));

    [Fact]
    public void Every_name_in_the_library_is_declared_where_its_folder_may_look()
    {
        Assert.NotEmpty(Library.Value);
        Assert.Equal("", string.Join("\n", Breaches(Library.Value)));
    }

    [Fact]
    public void Every_permitted_sibling_is_still_needed()
    {
        var used = Library.Value.Where(use => use.DeclaredIn is not null)
            .Select(use => (FolderRules.Feature(use.File) ?? "", FolderRules.Feature(use.DeclaredIn!) ?? "")).ToHashSet();
        Assert.DoesNotContain(FolderRules.Siblings.Keys, pair => !used.Contains(pair));
        Assert.All(FolderRules.Siblings.Values, reason => Assert.True(reason.Length > 20));
    }

    /// <summary>Breaches planted in Train, which may not look up at Decide or aside at Data: each must be seen.</summary>
    [Theory]
    [InlineData("a type", "public sealed class X { public Decide.Verdict? V; }")]
    [InlineData("an enum member", "public sealed class X { public int V => (int)Decide.VerdictCode.Ready; }")]
    [InlineData("an enum member in a pattern", "public sealed class X { public static bool F(object o) => o is Decide.VerdictCode.Ready; }")]
    [InlineData("a constant", "public sealed class X { public int V = Decide.Verdict.Limit; }")]
    [InlineData("nameof", "public sealed class X { public string V = nameof(Decide.Verdict.Of); }")]
    [InlineData("typeof", "public sealed class X { public System.Type V = typeof(Decide.Verdict); }")]
    [InlineData("an alias", "using Answer = Millibar.Decide.Verdict;", "public sealed class X { }")]
    [InlineData("a static import", "using static Millibar.Decide.Verdict;", "public sealed class X { public int V = Limit; }")]
    [InlineData("a generic argument", "public sealed class X { public List<Decide.Verdict> V = []; }")]
    [InlineData("an attribute", "[Decide.Ruled] public sealed class X { }")]
    [InlineData("an extension method", "using Millibar.Decide;", "public sealed class X { public int V = 1.Judged(); }")]
    [InlineData("an inferred type", "public sealed class X { public static object F() { var x = Millibar.Train.Ladder.Y.Made(); return x; } }")]
    [InlineData("a sibling feature", "public sealed class X { public object V = Millibar.Train.Ladder.Y.Plain; }")]
    [InlineData("another stage", "public sealed class X { public Millibar.Data.Finding? V; }")]
    [InlineData("a base type", "public sealed class X : Decide.Verdict { }")]
    public void A_planted_breach_is_seen(string what, string code, string? more = null)
    {
        var breaches = Breaches(SourceScan.Uses(Plant("Train/Ceiling/X.cs", code, more)));
        Assert.True(breaches.Count > 0, what);
        Assert.All(breaches, breach => Assert.StartsWith("Train/Ceiling/X.cs:", breach, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Train/Ceiling/X.cs", "/// <summary>See <see cref=\"Decide.Verdict\"/>.</summary>\npublic sealed class X { }")]
    [InlineData("Train/Ceiling/X.cs", "public sealed class X { public Statistics.Interval? V; public string S = \"Decide.Verdict\"; }")]
    [InlineData("Train/Ceiling/X.cs", "public sealed class X { public Millibar.Train.Rung? V; public Problem? P; }")]
    [InlineData("Train/X.cs", "public sealed class X { public static object Features => Millibar.Train.Ladder.Y.Plain; }")]
    [InlineData("Decide/X.cs", "public sealed class X { public object V = Millibar.Train.Ladder.Y.Plain; public Millibar.Data.Finding? F; }")]
    [InlineData("Trial/X.cs", "public sealed class X { public Decide.VerdictCode V = Decide.VerdictCode.Ready; }")]
    public void A_permitted_use_is_left_alone(string path, string code) =>
        Assert.Empty(Breaches(SourceScan.Uses(Plant(path, code, more: null))));

    [Theory]
    [InlineData("Statistics/X.cs", "public sealed class X { public Lifecycle.Stage V; }")]
    [InlineData("Evidence/X.cs", "public sealed class X { public Millibar.Tables.Table? V; }")]
    [InlineData("X.cs", "public sealed class X { public Statistics.Interval? V; }")]
    [InlineData("Odds/X.cs", "public sealed class X { public Statistics.Interval? V; }")]
    public void Neighbours_on_one_line_the_root_and_unknown_folders_are_held_too(string path, string code) =>
        Assert.NotEmpty(Breaches(SourceScan.Uses(Plant(path, code, more: null))));

    private static List<string> Breaches(IEnumerable<SourceUse> uses) =>
        uses.Where(use => use.DeclaredIn is not null)
            .Select(use => (use, breach: FolderRules.Breach(use.File, use.DeclaredIn!)))
            .Where(pair => pair.breach is not null)
            .Select(pair => $"{pair.use.File}:{pair.use.Line} uses {pair.use.Symbol.ToDisplayString()}: {pair.breach}")
            .Distinct().ToList();

    /// <summary>A small library with one more file; <paramref name="code"/> is a using line when <paramref name="more"/> follows it.</summary>
    private static List<SourceFile> Plant(string path, string code, string? more)
    {
        var folder = path.Contains('/') ? "." + path[..path.LastIndexOf('/')].Replace('/', '.') : "";
        var (usings, body) = more is null ? ("", code) : (code, more);
        return
        [
            new("Problem.cs", "namespace Millibar; public sealed class Problem { }"),
            new("Lifecycle/Stage.cs", "namespace Millibar.Lifecycle; public enum Stage { Plan }"),
            new("Statistics/Interval.cs", "namespace Millibar.Statistics; public sealed class Interval { }"),
            new("Tables/Table.cs", "namespace Millibar.Tables; public sealed class Table { }"),
            new("Data/Finding.cs", "namespace Millibar.Data; public sealed class Finding { }"),
            new("Train/Rung.cs", "namespace Millibar.Train; public sealed class Rung { }"),
            new("Train/Ladder/Y.cs", "namespace Millibar.Train.Ladder; public static class Y { public static readonly object Plain = new(); public static Z Made() => new(); } public sealed class Z { }"),
            new("Decide/Verdict.cs", """
                namespace Millibar.Decide;
                public class Verdict { public const int Limit = 3; public static void Of() { } public static void Of(int x) { } }
                public enum VerdictCode { Ready }
                public sealed class RuledAttribute : System.Attribute { }
                public static class Judging { public static int Judged(this int x) => x; }
                """),
            new(path, $"{usings}\nnamespace Millibar{folder};\n{body}"),
        ];
    }
}
