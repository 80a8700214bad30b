namespace Millibar.Tests.Architecture;

/// <summary>A C# file of the checkout, or one planted by a test.</summary>
/// <param name="Path">Path below the folder that was read, with forward slashes.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Every C# and Razor file below a folder of the checkout; empty where the folder does not exist.</summary>
    public static IReadOnlyList<SourceFile> Below(string folder, params string[] extensions)
    {
        var root = System.IO.Path.Combine(TestSupport.TestData.Root, folder);
        if (!Directory.Exists(root)) return [];
        if (extensions.Length == 0) extensions = [".cs"];
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(System.IO.Path.GetExtension(file)))
            .Select(file => new SourceFile(System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file)))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj" or "artifacts"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToList();
    }
}
