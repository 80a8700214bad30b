namespace Millibar.Pages;

/// <summary>Files that travel inside this assembly.</summary>
internal static class Embedded
{
    public static string Read(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly holds no file '{name}'");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
