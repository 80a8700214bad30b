using System.Text.Json;
using Millibar.Evidence;

namespace Millibar.Pages.Project;

/// <summary>The whole result behind a measurement, as the command that measured it wrote it.</summary>
/// <param name="Item">The measurement; its fact <c>blob</c> names the document.</param>
/// <param name="Root">The document: one JSON object, see docs/labels.md.</param>
public sealed record KeptDocument(EvidenceItem Item, JsonElement Root);
