namespace Millibar.Data;

/// <summary>What a check has to say about the data.</summary>
/// <param name="Code">Kebab-case code, e.g. <c>duplicate-rows</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Column">The column concerned, or null.</param>
/// <param name="Message">The evidence, in one plain sentence with numbers.</param>
/// <param name="Remedy">What to do next.</param>
public sealed record Finding(string Code, Severity Severity, string? Column, Sentence Message, Sentence Remedy);
