using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Pages.Wording;

namespace Millibar.Pages.Project;

/// <summary>Where the places stand in the picture of the loop, and the arcs of the way that was taken.</summary>
/// <param name="Arcs">One arc for every pair of places between which the project moved, other than through a gate.</param>
/// <param name="Height">Height of the picture in its own units.</param>
public sealed record MapLayout(ImmutableArray<MapArc> Arcs, double Height)
{
    /// <summary>Width of the picture in its own units.</summary>
    public const double Width = 1000;

    /// <summary>Height of the line on which the places stand.</summary>
    public const double Line = 40;

    private const double First = 60;
    private const double Step = 146;
    private const double Depth = 34;
    private const double Corner = 10;

    /// <summary>The places of the picture, in order.</summary>
    public static ImmutableArray<Place> Places { get; } = [.. Place.All.Where(place => place != Place.Stopped)];

    /// <summary>Centre of a place.</summary>
    public static double X(Place place) => First + Step * (place == Place.Stopped ? Places.Length - 1 : Places.IndexOf(place));

    /// <summary>Lays out a path: shorter arcs above longer ones.</summary>
    public static MapLayout Of(IEnumerable<Move> path)
    {
        var arcs = path.Select((move, i) => (Move: move, Number: i + 1))
            .Where(step => step.Move.To != step.Move.From.Next && step.Move.To != Place.Stopped)
            .GroupBy(step => (step.Move.From, step.Move.To))
            .OrderBy(group => Math.Abs(X(group.Key.From) - X(group.Key.To)))
            .Select((group, level) => new MapArc(group.Key.From, group.Key.To, [.. group.Select(step => step.Number)], group.Last().Move.Reason, Line + 24 + Depth * (level + 1)))
            .ToImmutableArray();
        return new MapLayout(arcs, Line + 30 + Depth * arcs.Length);
    }

    /// <summary>The outline of an arc with its arrow head.</summary>
    public static string Outline(MapArc arc)
    {
        // Arcs leave a place a little right of its centre and reach it a little left, so that two of them stay apart.
        var (from, to) = (X(arc.From) + 14, X(arc.To) - 14);
        var side = from > to ? -Corner : Corner;
        string At(double value) => Numbers.Coordinate(value);
        return $"M{At(from)} {At(Line + 22)}V{At(arc.Bottom - Corner)}q0 {At(Corner)} {At(side)} {At(Corner)}H{At(to - side)}q{At(side)} 0 {At(side)} {At(-Corner)}V{At(Line + 24)}m-6 8l6 -8l6 8";
    }
}
