namespace Millibar.Plan;

/// <summary>Something that is missing or weak in a plan.</summary>
/// <param name="Code">Kebab-case words, e.g. <c>owner-missing</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What is missing or weak, with its numbers.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Command">The command to type.</param>
internal sealed record PlanProblem(string Code, PlanSeverity Severity, Sentence Message, Sentence Remedy, string Command)
{
    /// <summary>A problem that one <c>plan set</c> puts right.</summary>
    public static PlanProblem Set(string code, PlanSeverity severity, Sentence message, Sentence remedy, string key, string value) =>
        new(code, severity, message, remedy, $"millibar plan set {key} {value}");
}
