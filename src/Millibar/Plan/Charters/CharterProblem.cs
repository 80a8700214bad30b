namespace Millibar.Plan.Charters;

/// <summary>Something that is wrong or odd in a charter's file or in a value that was typed.</summary>
/// <param name="Code">Kebab-case words, e.g. <c>charter-unknown-field</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Line">Line of the file, from 1; 0 for a value that was typed.</param>
/// <param name="Column">Column, from 1; 0 for a value that was typed.</param>
/// <param name="Remedy">What to write instead.</param>
internal sealed record CharterProblem(string Code, string Message, int Line, int Column, string Remedy)
{
    /// <summary>E.g. <c>plan.yaml, line 3, column 5</c>.</summary>
    public string Where(string file) => Line == 0 ? file : $"{file}, line {Line}, column {Column}";
}
