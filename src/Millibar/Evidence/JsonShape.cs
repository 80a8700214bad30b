namespace Millibar.Evidence;

/// <summary>What a JSON object of the journal may hold.</summary>
/// <param name="What">What it is, for messages.</param>
/// <param name="Members">Names of its members.</param>
internal sealed record JsonShape(string What, params string[] Members);
