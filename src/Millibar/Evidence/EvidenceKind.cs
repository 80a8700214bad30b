namespace Millibar.Evidence;

/// <summary>A kind of measurement: what its number means.</summary>
/// <param name="Code">Kind and version, e.g. <c>train.candidate/1</c>.</param>
/// <param name="Number">What <see cref="EvidenceItem.Value"/> is, with its unit or range.</param>
/// <param name="Metric">What <see cref="EvidenceItem.Metric"/> names; null where the kind has none.</param>
/// <param name="Subject">Which parts of the subject identify it.</param>
/// <param name="Command">The command that measures it.</param>
/// <param name="AboutData">True when it speaks of one data version: it is stale once the data change.</param>
public sealed record EvidenceKind(string Code, string Number, string? Metric, string Subject, string Command, bool AboutData);
