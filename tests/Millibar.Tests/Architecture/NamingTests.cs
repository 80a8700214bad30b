using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millibar.Tests.Architecture;

public sealed class NamingTests
{
    private static readonly string[] BannedSuffixes = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Service", "Impl", "Base", "Info"];
    private static readonly string[] BannedFolders = ["Common", "Shared", "Utils", "Utilities", "Helpers", "Misc", "Models"];

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("bench")]
    public void Types_files_and_folders_say_what_they_are(string folder) => Assert.Empty(Breaches(SourceFile.Below(folder, ".cs", ".razor")));

    [Fact]
    public void Public_types_have_a_file_each_named_after_them() => Assert.Empty(SourceFile.Below("src").SelectMany(PublicTypeBreaches));

    [Theory]
    [InlineData("Millibar/Data/X.cs", "public class RowHelper;")]
    [InlineData("Millibar/Data/X.cs", "internal interface IRowService { }")]
    [InlineData("Millibar/Data/X.cs", "class Outer { record RowInfo; }")]
    [InlineData("Millibar/Data/X.cs", "enum SplitUtils { }")]
    [InlineData("Millibar/Common/X.cs", "class X;")]
    [InlineData("Millibar.Engines/Models/X.cs", "class X;")]
    [InlineData("Millibar.Pages/TableHelper.razor", "")]
    public void A_planted_name_is_seen(string path, string text) => Assert.NotEmpty(Breaches([new(path, text)]));

    [Theory]
    [InlineData("Millibar/Models/X.cs", "class Database;")]
    [InlineData("Millibar.Tests/Models/X.cs", "class Information; class Managerial;")]
    public void A_permitted_name_is_left_alone(string path, string text) => Assert.Empty(Breaches([new(path, text)]));

    [Fact]
    public void A_second_public_type_or_another_name_is_seen_and_nested_cases_are_not()
    {
        Assert.NotEmpty(PublicTypeBreaches(new("X.cs", "namespace A; public record X; public enum Y { }")));
        Assert.NotEmpty(PublicTypeBreaches(new("Z.cs", "namespace A; public record X;")));
        Assert.Empty(PublicTypeBreaches(new("X.cs", "namespace A; public abstract record X { public sealed record Y : X; } internal enum Z { }")));
        Assert.Empty(PublicTypeBreaches(new("X.Reading.cs", "namespace A; public partial class X;")));
    }

    private static IEnumerable<string> Breaches(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            var parts = file.Path.Split('/');
            for (var i = 0; i < parts.Length - 1; i++)
            {
                var machineLearning = parts[i] == "Models" && i == 1 && parts[0] is "Millibar" or "Millibar.Tests";
                if (BannedFolders.Contains(parts[i]) && !machineLearning) yield return $"{file.Path}: folder {parts[i]} says nothing about its content";
            }

            var names = file.Path.EndsWith(".razor", StringComparison.Ordinal)
                ? [Path.GetFileNameWithoutExtension(parts[^1])]
                : Types(file).Select(type => type.Identifier.Text);
            foreach (var name in names.Where(name => BannedSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal))))
                yield return $"{file.Path}: {name} does not say what it does";
        }
    }

    private static IEnumerable<string> PublicTypeBreaches(SourceFile file)
    {
        var types = Types(file).Where(type => type.Parent is not BaseTypeDeclarationSyntax && type.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword)))
            .Select(type => type.Identifier.Text).Distinct().ToList();
        if (types.Count > 1) yield return $"{file.Path} holds {string.Join(", ", types)}: a file each";
        if (types.Count == 1 && Path.GetFileName(file.Path).Split('.')[0] != types[0]) yield return $"{file.Path} holds {types[0]}: name the file after it";
    }

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(SourceFile file) =>
        CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>();
}
