using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millibar.Tests.Architecture;

/// <summary>A name in the source and the symbol that it stands for.</summary>
internal sealed record SourceUse(string File, int Line, ISymbol Symbol)
{
    /// <summary>Path of the file that declares the symbol; null when it comes from a package or the runtime.</summary>
    public string? DeclaredIn
    {
        get
        {
            for (ISymbol? symbol = Symbol; symbol is not null; symbol = symbol.ContainingType)
                if (symbol.DeclaringSyntaxReferences is [var declaration, ..]) return declaration.SyntaxTree.FilePath;
            return null;
        }
    }
}

/// <summary>
/// Compiles sources in memory and asks the compiler what each name stands for. Sees what compiled code no longer shows:
/// constants, enum members, <c>nameof</c>, aliases. Doc comments are not code and are not looked at.
/// </summary>
internal static class SourceScan
{
    private const string GlobalUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    // Bodies that source generators would add (GeneratedRegex, LibraryImport): names outside them resolve all the same.
    private static readonly ImmutableHashSet<string> MissingGeneratedBody = ["CS8795", "CS9248"];

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Millibar", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Every name in the sources that stands for a type or a member.</summary>
    /// <param name="sources">The sources of one project.</param>
    /// <param name="requireCompiles">Whether a source that does not compile (its names would go unseen) is an error.</param>
    public static IReadOnlyList<SourceUse> Uses(IEnumerable<SourceFile> sources, bool requireCompiles = true)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.Path)).ToList();
        var compilation = CSharpCompilation.Create("scan", [.. trees, CSharpSyntaxTree.ParseText(GlobalUsings, options)], References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        if (requireCompiles)
        {
            var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !MissingGeneratedBody.Contains(d.Id)).Take(5);
            Assert.Empty(errors.Select(error => error.ToString()));
        }

        return trees.SelectMany(tree => Uses(tree, compilation.GetSemanticModel(tree))).ToList();
    }

    private static IEnumerable<SourceUse> Uses(SyntaxTree tree, SemanticModel model)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is not ExpressionSyntax and not AttributeSyntax and not ConstructorInitializerSyntax) continue;
            var info = model.GetSymbolInfo(node);
            foreach (var symbol in info.Symbol is { } one ? [one] : info.CandidateSymbols)
            {
                if (symbol.Kind is SymbolKind.Local or SymbolKind.Parameter or SymbolKind.RangeVariable or SymbolKind.TypeParameter or SymbolKind.Namespace) continue;
                var origin = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
                yield return new SourceUse(tree.FilePath, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, origin.OriginalDefinition);
            }
        }
    }
}
