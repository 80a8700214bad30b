using System.Collections.Immutable;

namespace Millibar.Lifecycle;

/// <summary>Why a project leaves the straight road: an edge of the lifecycle with the reason's name.</summary>
/// <param name="Id">Number in the literature of this project, e.g. <c>R5</c>.</param>
/// <param name="Code">Kebab-case name, e.g. <c>task-too-hard</c>.</param>
/// <param name="From">Stages in which it can be the recommendation.</param>
/// <param name="To">Where it leads; null for a reason to stay.</param>
public sealed record Reason(string Id, string Code, ImmutableArray<Stage> From, Stage? To);
