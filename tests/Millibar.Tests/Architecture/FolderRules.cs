namespace Millibar.Tests.Architecture;

/// <summary>Which folder of the library may use which: arrows only down, stages never each other, features of a stage never each other.</summary>
internal static class FolderRules
{
    /// <summary>Folders from the top down; a folder may use those on a lower line, never those on its own.</summary>
    private static readonly string[][] Layers =
    [
        ["Trial", "Portfolio"],
        ["Decide"],
        ["Plan", "Data", "Train", "Deploy"],
        ["Models"],
        ["Tables", "Evidence"],
        ["Statistics", "Lifecycle", "Yaml"],
    ];

    private static readonly string[] Stages = Layers[2];

    /// <summary>Features that may use a sibling, each with its reason. The list may only shrink.</summary>
    public static readonly IReadOnlyDictionary<(string From, string To), string> Siblings = new Dictionary<(string, string), string>
    {
    };

    /// <summary>Why the use breaks a rule, or null when it is permitted.</summary>
    /// <param name="from">Path of the file that names something, below src/Millibar.</param>
    /// <param name="to">Path of the file that declares it.</param>
    public static string? Breach(string from, string to)
    {
        var (fromTop, toTop) = (Top(from), Top(to));
        if (Line(fromTop) < 0) return $"{fromTop}/ is in no line of the table in design.md section 4";
        if (toTop.Length == 0) return null;
        if (fromTop.Length == 0) return "files in the root of the library use nothing below it";
        if (fromTop == toTop) return SiblingBreach(from, to);
        if (Line(fromTop) < Line(toTop)) return null;
        return Line(fromTop) == Line(toTop) ? $"{fromTop} and {toTop} never use each other" : $"arrows point down only: {fromTop} is below {toTop}";
    }

    private static string? SiblingBreach(string from, string to)
    {
        var (a, b) = (Feature(from), Feature(to));
        if (a is null || b is null || a == b || Siblings.ContainsKey((a, b))) return null;
        return $"{a} and {b} are siblings; what both need lies below them";
    }

    /// <summary>The feature that a file of a stage belongs to, e.g. <c>Data/Duplicates</c>; null for the stage's own files and outside the stages.</summary>
    public static string? Feature(string path) =>
        path.Split('/') is [var stage, var feature, _, ..] && Stages.Contains(stage) ? $"{stage}/{feature}" : null;

    private static string Top(string path) => path.Contains('/') ? path[..path.IndexOf('/')] : "";

    private static int Line(string folder) => folder.Length == 0 ? Layers.Length : Array.FindIndex(Layers, layer => layer.Contains(folder));
}
