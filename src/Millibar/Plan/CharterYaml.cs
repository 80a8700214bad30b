using System.Collections.Immutable;
using Millibar.Plan.Charters;
using Millibar.Plan.Charters.Fields;
using Millibar.Yaml;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Plan;

/// <summary>A charter as YAML: what people edit.</summary>
internal static class CharterYaml
{
    /// <summary>The schema's address when nothing better is known: a file beside the charter.</summary>
    public const string SchemaFile = "charter.schema.json";

    /// <summary>Reads a file, and tells everything that is wrong at once.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="fileName">Its name, for errors.</param>
    /// <returns>The charter, and what was odd but understood.</returns>
    /// <exception cref="MillibarException">
    /// The file is no YAML that we take (<c>yaml-...</c>), or fields are wrong: the code is that of the first problem, the message lists all
    /// (<c>charter-unknown-field, charter-type, charter-range, charter-unit, charter-choice, charter-metric, requirement-...</c>).
    /// </exception>
    public static (Charter Charter, ImmutableArray<CharterProblem> Warnings) Read(string text, string fileName)
    {
        var root = YamlFile.Read(text, fileName)
            ?? throw new MillibarException("charter-empty", "The file is empty.", fileName, "Begin with `problem: ...`; `millibar plan export` shows every field.");
        var problems = new CharterProblems();
        var charter = CharterNodes.Read(root, new FieldReader(problems, Wrong), problems);
        problems.ThrowIfAny(fileName);
        return (charter, problems.Warnings);
    }

    /// <summary>Writes every field, with a comment that explains it. Reading it back gives the same charter.</summary>
    /// <param name="charter">The charter.</param>
    /// <param name="schema">Where the schema lies, as seen from the file; null to leave the line out.</param>
    public static string Write(Charter charter, string? schema = SchemaFile) => CharterFile.Write(charter, schema);

    /// <summary>What is wrong with a requirement; null when it is sound.</summary>
    public static MillibarException? Wrong(string text, TaskKind? task)
    {
        try
        {
            // A slice may be defined later than the plan that speaks of it: whoever measures looks for it.
            _ = task is { } known
                ? RequirementParser.Parse(text, known, known == TaskKind.Regression ? 0 : int.MaxValue)
                : RequirementParser.ParseForAnyTask(text);
            return null;
        }
        catch (MillibarException wrong)
        {
            return wrong;
        }
    }
}
