using System.Globalization;
using System.Text;
using Millibar.Plan.Charters.Fields;

namespace Millibar.Plan.Charters;

/// <summary>Writes a charter as a file for people: every field with a comment that explains it, in lifecycle order.</summary>
internal static class CharterFile
{
    private const int Width = 100;

    /// <summary>The file.</summary>
    /// <param name="charter">The charter.</param>
    /// <param name="schema">Where the schema lies, as seen from the file; editors complete fields with it. Null to leave that line out.</param>
    public static string Write(Charter charter, string? schema)
    {
        var text = new StringBuilder();
        if (schema is not null) text.Append("# yaml-language-server: $schema=").Append(schema).Append('\n');
        text.Append("# The plan of a project. Leave open what is not known yet; `millibar plan check` says what is missing.\n");
        string? section = null;
        foreach (var field in AllCharterFields.InOrder)
        {
            text.Append('\n');
            if (field.Section is not null && field.Section != section)
            {
                Comment(text, AllCharterFields.Sections[field.Section], "");
                text.Append(field.Section).Append(":\n");
            }

            section = field.Section;
            var indent = section is null ? "" : "  ";
            Comment(text, Explained(field, charter), indent);
            text.Append(indent).Append(field.Name).Append(':').Append(CharterText.After(field.Get(charter), indent.Length)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What a field means, its unit or its words, and an example.</summary>
    public static string Explained(CharterField field, Charter charter)
    {
        var words = new StringBuilder(field.What);
        if (field.Unit is { Length: > 0 } unit) words.Append(CultureInfo.InvariantCulture, $" Unit: {unit}.");
        if (field.Kind is FieldKind.Choice choice) words.Append(CultureInfo.InvariantCulture, $" One of {string.Join(", ", choice.Codes)}.");
        words.Append(CultureInfo.InvariantCulture, $" E.g. {field.Example}");
        if (field.Kind is not FieldKind.Answers) return words.ToString();
        if (charter.Archetype is not { } archetype) return words.Append("\nChoose the archetype first; its questions stand here then.").ToString();
        foreach (var question in ArchetypeQuestions.Of(archetype)) words.Append(CultureInfo.InvariantCulture, $"\n{question.Code}: {question.Text}");
        return words.ToString();
    }

    private static void Comment(StringBuilder text, string words, string indent)
    {
        foreach (var paragraph in words.Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in paragraph.Split(' '))
            {
                if (line.Length > 0 && line.Length + word.Length + 1 > Width)
                {
                    text.Append(indent).Append('#').Append(line).Append('\n');
                    line.Clear();
                }

                line.Append(' ').Append(word);
            }

            text.Append(indent).Append('#').Append(line).Append('\n');
        }
    }
}
