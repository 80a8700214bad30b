using System.Collections.Immutable;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Lifecycle;

namespace Millibar.Cli.Decide;

/// <summary>The loop in text: the places in a row, where the project stands, and an arc for every step back that it took.</summary>
internal static class LifecycleMap
{
    private const string Arrow = " ──▶ ";

    private static readonly ImmutableArray<Place> Places = [.. Place.All.Where(place => place != Place.Stopped)];

    /// <summary>The lines of the map.</summary>
    /// <param name="place">Where the project stands.</param>
    /// <param name="path">The way it came.</param>
    /// <param name="style">Colours.</param>
    public static IEnumerable<string> Lines(Place place, ImmutableArray<Move> path, Style style)
    {
        var been = path.SelectMany(move => new[] { move.From, move.To }).Append(Place.Plan).ToHashSet();
        yield return "  " + string.Join(style.Dim(Arrow), Places.Select(one =>
            one == place ? style.Bold($"[{Name(one)}]") : been.Contains(one) ? $" {Name(one)} " : style.Dim($" {Name(one)} ")));
        foreach (var arc in path.Where(move => IsBack(move)).GroupBy(move => (move.From, move.To, move.Reason)))
            yield return style.Dim(Arc(arc.Key.From, arc.Key.To)) + $" {Words(arc.Key.Reason, [.. arc])}";
        if (place == Place.Stopped) yield return $"  {style.Bad("stopped")} from {path[^1].From.Code}, {Day(path[^1].At)}";
    }

    /// <summary>A step to an earlier place.</summary>
    public static bool IsBack(Move move) => move.To != Place.Stopped && Place.All.IndexOf(move.To) < Place.All.IndexOf(move.From);

    /// <summary>A day as people write it.</summary>
    public static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Arc(Place from, Place to)
    {
        var (left, right) = (Middle(to), from == Place.Stopped ? Middle(Places[^1]) + 4 : Middle(from));
        return new string(' ', left) + "◀" + new string('─', Math.Max(1, right - left - 1)) + "┘";
    }

    private static string Words(string? reason, ImmutableArray<Move> moves) =>
        $"{reason ?? "overridden"}{(moves.Length > 1 ? $", {moves.Length} times, last" : ",")} {Day(moves[^1].At)}";

    private static string Name(Place place) => char.ToUpperInvariant(place.Code[0]) + place.Code[1..];

    /// <summary>Column of a place's middle.</summary>
    private static int Middle(Place place)
    {
        var column = 2;
        foreach (var one in Places)
        {
            var width = one.Code.Length + 2;
            if (one == place) return column + width / 2;
            column += width + Arrow.Length;
        }

        return column;
    }
}
