using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Pages.Project;

/// <summary>One arc of the way in the picture of the loop: back, or past a neighbour.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Steps">Numbers of the moves along it.</param>
/// <param name="Reason">Reason of the last of them; null for none.</param>
/// <param name="Bottom">Lowest point of the arc.</param>
public sealed record MapArc(Place From, Place To, ImmutableArray<int> Steps, string? Reason, double Bottom);
