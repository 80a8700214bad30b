using Millibar.Plan.Charters.Fields;
using Millibar.Yaml;

namespace Millibar.Plan.Charters;

/// <summary>From the nodes of a file to a charter.</summary>
internal static class CharterNodes
{
    /// <summary>Reads every field; what is wrong is left to the reader's problems.</summary>
    public static Charter Read(YamlNode root, FieldReader reader, CharterProblems problems)
    {
        if (root is not YamlNode.Mapping file)
        {
            problems.Add("charter-type", root, "A charter is a file of `name: value` lines.", "Begin with `problem: ...`; `millibar plan export` shows every field.");
            return Charter.Empty;
        }

        var nodes = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (name, value) in file.Entries)
        {
            if (AllCharterFields.Find(name.Text) is { Section: null }) nodes[name.Text] = value;
            else if (AllCharterFields.Sections.ContainsKey(name.Text)) Section(name.Text, value, nodes, reader, problems);
            else Unknown(name, null, reader);
        }

        var charter = Charter.Empty;
        foreach (var field in AllCharterFields.InOrder)
            if (nodes.TryGetValue(field.Key, out var node))
                charter = field.Set(charter, reader.Read(field, node, charter));
        return charter;
    }

    private static void Section(string section, YamlNode value, Dictionary<string, YamlNode> nodes, FieldReader reader, CharterProblems problems)
    {
        if (value is YamlNode.Scalar { IsNull: true }) return;
        if (value is not YamlNode.Mapping mapping)
        {
            var first = AllCharterFields.InOrder.First(field => field.Section == section);
            problems.Add("charter-type", value, $"{section} is a section with fields of its own.", $"Write `{section}:` and below it, indented by two blanks, for example `{first.Name}: {first.Example}`.");
            return;
        }

        foreach (var (name, node) in mapping.Entries)
        {
            if (AllCharterFields.Find($"{section}.{name.Text}") is { } field) nodes[field.Key] = node;
            else Unknown(name, section, reader);
        }
    }

    private static void Unknown(YamlNode.Scalar name, string? section, FieldReader reader)
    {
        var here = AllCharterFields.InOrder.Where(field => field.Section == section).Select(field => field.Name);
        if (section is null) here = here.Concat(AllCharterFields.Sections.Keys);
        var names = here.ToList();
        // A good name in the wrong place is what was meant, before one that only looks like it.
        if (AllCharterFields.InOrder.FirstOrDefault(field => field.Name == name.Text) is { Section: not null } elsewhere) names = [elsewhere.Key];
        reader.Unknown(name, names, section is null ? "The charter has no field" : $"{section} has no field");
    }
}
