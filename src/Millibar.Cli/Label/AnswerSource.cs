using System.CommandLine;
using Millibar.Cli.Trial;
using Millibar.Data.Answers;

namespace Millibar.Cli.Label;

/// <summary>The answers that a command is about: those of a file, else those that the project keeps.</summary>
/// <param name="Answers">One answer a person and item.</param>
/// <param name="Name">The file, or the project.</param>
/// <param name="IsProject">Whether they are the project's, so that what is measured is evidence.</param>
internal sealed record AnswerSource(AnswerMerge Answers, string Name, bool IsProject)
{
    /// <summary>Reads them.</summary>
    /// <param name="session">The project, if there is one.</param>
    /// <param name="path">The file; null for the project's answers.</param>
    /// <param name="columns">How the file keeps its answers.</param>
    /// <param name="definition">The label definition.</param>
    /// <param name="parsed">What was typed.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>usage</c> without file and project; <c>answers-none</c> when the project has no answers under this definition.</exception>
    public static async Task<AnswerSource> ReadAsync(TrialSession session, string? path, AnswerOptions columns, string? definition, ParseResult parsed, CancellationToken ct)
    {
        if (path is not null)
        {
            var (read, name) = await columns.ReadAsync(path, parsed, ct);
            return new AnswerSource(AnswerMerge.Of([read.Sheet]), name, false);
        }

        if (session is not { Workspace: { } workspace, Project: { } project })
            throw new MillibarException("usage", "FILE is missing.", "millibar label", "Name a file of answers, or work in a project that has some.");
        var sheets = await StoredAnswers.ReadAsync(workspace, project, definition, ct);
        if (sheets.Count > 0) return new AnswerSource(AnswerMerge.Of(sheets), project.Name, true);
        var others = (await StoredAnswers.DefinitionsAsync(workspace, project, ct)).Select(name => name is null ? "the charter's own" : $"'{name}'").ToList();
        throw new MillibarException(
            "answers-none", $"{project.Name} has no answers{(definition is null ? "" : $" under '{definition}'")}.", definition is null ? "millibar label" : "--definition",
            others.Count > 0 ? $"There are answers under {string.Join(", ", others)}." : "Import some: millibar label import FILE.");
    }
}
