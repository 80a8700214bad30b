using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millibar.Tests.Architecture;

/// <summary>A template that a source hands to <c>Sentence.Of</c>, and what is wrong with it, if anything.</summary>
internal sealed record ScannedSentence(string File, int Line, string Template, string? Breach)
{
    /// <summary>Whether there is anything to translate: names such as ROC AUC and signs stay as they are.</summary>
    public bool HasWords => Template.Where((c, i) => i > 0 && char.IsAsciiLetterLower(c) && char.IsAsciiLetterLower(Template[i - 1])).Any();
}

/// <summary>Finds every sentence that the sources can say, the way gettext's extractor does.</summary>
internal static class SentenceScan
{
    private const string NotLiteral = "the text must stand here as a literal, or nobody can find it to translate it";
    private const string EnglishArgument = "an argument holds English words: make it a Sentence";
    private const string EnglishName = "English words as a plain text: use Sentence.Of";

    public static IReadOnlyList<ScannedSentence> Of(IEnumerable<SourceFile> sources) => [.. sources.SelectMany(Of)];

    private static IEnumerable<ScannedSentence> Of(SourceFile source)
    {
        var tree = CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(LanguageVersion.Preview), source.Path);
        foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (Made(call) is not { } how || call.ArgumentList.Arguments is not [var argument]) continue;
            var line = call.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            var (template, breach) = how == "Of" ? Template(argument.Expression) : ("", HasEnglish(argument.Expression) ? EnglishName : null);
            if (how == "Of" || breach is not null) yield return new ScannedSentence(source.Path, line, template, breach);
        }
    }

    /// <summary><c>Of</c> or <c>Plain</c> for a call on <c>Sentence</c>, else null.</summary>
    private static string? Made(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Sentence" }, Name.Identifier.Text: "Of" or "Plain" } access
            ? access.Name.Identifier.Text
            : null;

    private static (string Template, string? Breach) Template(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax { Token.Value: string literal } => (Escaped(literal), null),
        InterpolatedStringExpressionSyntax interpolated => Template(interpolated),
        _ => ("", NotLiteral),
    };

    private static (string Template, string? Breach) Template(InterpolatedStringExpressionSyntax text)
    {
        var template = new StringBuilder();
        var places = 0;
        string? breach = null;
        foreach (var part in text.Contents)
        {
            if (part is InterpolatedStringTextSyntax literal) template.Append(literal.TextToken.ValueText);
            if (part is not InterpolationSyntax hole) continue;
            template.Append(CultureInfo.InvariantCulture, $"{{{places++}}}");
            if (HasEnglish(hole.Expression)) breach = EnglishArgument;
        }

        return (template.ToString(), breach);
    }

    /// <summary>Whether a string with a blank between letters stands in the expression, outside sentences of its own.</summary>
    private static bool HasEnglish(SyntaxNode node)
    {
        if (node is InvocationExpressionSyntax call && Made(call) is not null) return false;
        var text = node switch
        {
            LiteralExpressionSyntax { Token.Value: string literal } => literal,
            InterpolatedStringTextSyntax part => part.TextToken.ValueText,
            _ => "",
        };
        return IsEnglish(text) || node.ChildNodes().Any(HasEnglish);
    }

    private static bool IsEnglish(string text) => text.Split(' ', '(', ')').Any(word => word.Count(char.IsAsciiLetter) > 1);

    private static string Escaped(string literal) => literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
