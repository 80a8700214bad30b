using Microsoft.CodeAnalysis;

namespace Millibar.Tests.Architecture;

/// <summary>Behaviour is found by reading, not at run time: no reflection in the sources.</summary>
/// <remarks>Resources and the version of an assembly are data and stay permitted.</remarks>
public sealed class ReflectionTests
{
    private static readonly HashSet<string> BannedTypes =
    [
        "System.Activator", "System.Reflection.MethodInfo", "System.Reflection.MethodBase", "System.Reflection.PropertyInfo", "System.Reflection.FieldInfo",
        "System.Reflection.ConstructorInfo", "System.Reflection.MemberInfo", "System.Reflection.ParameterInfo", "System.Reflection.BindingFlags",
        "System.Reflection.DispatchProxy", "System.Reflection.RuntimeReflectionExtensions",
    ];

    private static readonly HashSet<string> BannedMembers =
    [
        "System.Type.GetType", "System.Type.GetMethod", "System.Type.GetMethods", "System.Type.GetProperty", "System.Type.GetProperties", "System.Type.GetField",
        "System.Type.GetFields", "System.Type.GetMember", "System.Type.GetMembers", "System.Type.GetConstructor", "System.Type.GetConstructors",
        "System.Type.GetInterfaces", "System.Type.GetNestedTypes", "System.Type.InvokeMember", "System.Type.MakeGenericType",
        "System.Reflection.Assembly.GetTypes", "System.Reflection.Assembly.GetType", "System.Reflection.Assembly.GetExportedTypes",
        "System.Reflection.Assembly.CreateInstance", "System.Reflection.Assembly.Load", "System.Reflection.Assembly.LoadFrom", "System.Reflection.Assembly.LoadFile",
        "System.Delegate.DynamicInvoke",
    ];

    [Fact]
    public void The_sources_use_no_reflection()
    {
        var projects = new[] { "src/Millibar", "src/Millibar.Engines", "src/Millibar.Pages", "src/Millibar.Cli" }.Select(folder => SourceFile.Below(folder)).ToList();
        Assert.Contains(projects, sources => sources.Count > 0);
        Assert.Empty(projects.SelectMany(Breaches));
    }

    [Theory]
    [InlineData("object F() => Activator.CreateInstance(typeof(X))!;")]
    [InlineData("object F() => typeof(X).GetMethods();")]
    [InlineData("object? F(object o) => o.GetType().GetProperty(\"P\")?.GetValue(o);")]
    [InlineData("object F() => typeof(X).Assembly.GetTypes();")]
    [InlineData("object? F() => Type.GetType(\"X\");")]
    [InlineData("object? F(Delegate d) => d.DynamicInvoke();")]
    [InlineData("object F(dynamic d) => d.Anything();")]
    [InlineData("System.Reflection.Emit.OpCode F() => System.Reflection.Emit.OpCodes.Nop;")]
    public void Planted_reflection_is_seen(string member) => Assert.NotEmpty(Breaches([new("X.cs", $"class X {{ {member} }}")]));

    [Theory]
    [InlineData("object? F() => typeof(X).Assembly.GetManifestResourceStream(\"table.json\");")]
    [InlineData("object? F() => typeof(X).Assembly.GetName().Version;")]
    [InlineData("string F(object o) => o.GetType().Name;")]
    [InlineData("string? F(Exception e) => e.TargetSite?.DeclaringType?.FullName;")]
    public void Resources_versions_and_type_names_are_left_alone(string member) => Assert.Empty(Breaches([new("X.cs", $"class X {{ {member} }}")]));

    private static List<string> Breaches(IReadOnlyList<SourceFile> sources) =>
        SourceScan.Uses(sources, requireCompiles: false)
            .Where(use => Banned(use.Symbol))
            .Select(use => $"{use.File}:{use.Line} uses {use.Symbol.ToDisplayString()}").Distinct().ToList();

    private static bool Banned(ISymbol symbol)
    {
        if (symbol is ITypeSymbol type) return type.TypeKind == TypeKind.Dynamic || BannedTypes.Contains(type.ToDisplayString());
        var owner = symbol.ContainingType?.ToDisplayString() ?? "";
        return (BannedTypes.Contains(owner) && symbol.Name is not ("Name" or "DeclaringType")) || owner.StartsWith("System.Reflection.Emit.", StringComparison.Ordinal) || BannedMembers.Contains($"{owner}.{symbol.Name}");
    }
}
