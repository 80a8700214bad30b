using System.Text.Json;
using System.Xml.Linq;

namespace Millibar.Tests.Architecture;

/// <summary>Which project may reference which, and what kind of package it may bring.</summary>
internal static class ProjectRules
{
    /// <summary>Permitted project references. The server never sees the engines; only the command line sees everything.</summary>
    private static readonly Dictionary<string, string[]> Permitted = new(StringComparer.Ordinal)
    {
        ["Millibar"] = [],
        ["Millibar.Engines"] = ["Millibar"],
        ["Millibar.Pages"] = ["Millibar"],
        ["Millibar.Server"] = ["Millibar", "Millibar.Pages"],
        ["Millibar.Cli"] = ["Millibar", "Millibar.Engines", "Millibar.Pages", "Millibar.Server"],
    };

    /// <summary>References of a project file that it must not have.</summary>
    public static List<string> ReferenceBreaches(string project, string xml)
    {
        if (!Permitted.TryGetValue(project, out var permitted)) return [$"{project} is not in the table of projects"];
        return XDocument.Parse(xml).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include") ?? "").Replace('\\', '/')))
            .Where(name => !permitted.Contains(name))
            .Select(name => $"{project} must not reference {name}")
            .ToList();
    }

    /// <summary>Packages in a restored project's graph (project.assets.json) that are native, a database, or a web framework.</summary>
    public static List<string> ManagedOnlyBreaches(string project, string assetsJson)
    {
        var breaches = new List<string>();
        using var assets = JsonDocument.Parse(assetsJson);
        foreach (var target in assets.RootElement.GetProperty("targets").EnumerateObject())
            foreach (var package in target.Value.EnumerateObject())
            {
                if (package.Value.TryGetProperty("native", out _)) breaches.Add($"{project}: {package.Name} is native");
                if (package.Value.TryGetProperty("runtimeTargets", out var runtime)
                    && runtime.EnumerateObject().Any(file => file.Value.GetProperty("assetType").GetString() == "native"))
                    breaches.Add($"{project}: {package.Name} is native");
                if (package.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)) breaches.Add($"{project}: {package.Name} is a web framework");
                if (package.Name.Contains("Sql", StringComparison.OrdinalIgnoreCase) || package.Name.Contains("DuckDB", StringComparison.OrdinalIgnoreCase))
                    breaches.Add($"{project}: {package.Name} is a database");
                if (package.Value.TryGetProperty("frameworkReferences", out var frameworks) && frameworks.GetArrayLength() > 0)
                    breaches.Add($"{project}: {package.Name} brings a framework");
            }

        foreach (var framework in assets.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject())
            if (framework.Value.TryGetProperty("frameworkReferences", out var references))
                breaches.AddRange(references.EnumerateObject().Where(r => r.Name != "Microsoft.NETCore.App").Select(r => $"{project}: {r.Name} is a framework"));
        return breaches.Distinct().ToList();
    }
}
