namespace Millibar.Plan.Charters;

/// <summary>A question that a charter must answer.</summary>
/// <param name="Code">Kebab-case name; the key of the answer.</param>
/// <param name="Text">The question.</param>
public sealed record ArchetypeQuestion(string Code, string Text);
