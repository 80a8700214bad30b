namespace Millibar.Pages.Charts;

/// <summary>A label above a line in a picture, on a level where it touches no other.</summary>
/// <param name="Kind">Style class.</param>
/// <param name="At">Per cent of the width where its line is.</param>
/// <param name="Text">What it says.</param>
/// <param name="Level">0 for the lowest line of text.</param>
public sealed record Flag(string Kind, double At, string Text, int Level = 0)
{
    /// <summary>Width of a Latin character in per cent of a picture as wide as a phone, about 320 pixels.</summary>
    public const double CharacterWidth = 6.8 / 318 * 100;

    /// <summary>Where the text hangs: it must not leave the picture.</summary>
    public string Anchor => At < 22 ? "start" : At > 78 ? "end" : "middle";

    /// <summary>Spreads flags over levels so that none overlaps on a phone, where the picture is about 320 pixels wide.</summary>
    public static IReadOnlyList<Flag> Spread(IEnumerable<Flag> flags)
    {
        List<Flag> placed = [];
        foreach (var flag in flags.OrderBy(f => f.At))
        {
            var level = 0;
            while (placed.Any(p => p.Level == level && p.Touches(flag))) level++;
            placed.Add(flag with { Level = level });
        }

        return placed;
    }

    private bool Touches(Flag other)
    {
        var (a, b) = (Span(), other.Span());
        return a.Left < b.Right + 2 && b.Left < a.Right + 2;
    }

    private (double Left, double Right) Span()
    {
        // Wide characters (Hangul, Han) take about twice the room of Latin ones.
        var width = Text.Sum(c => c > 0x1100 && c is not ('\u202f' or '\u2009' or '\u2212' or '\u2265' or '\u2264' or '\u2013') ? 1.8 : 1) * CharacterWidth;
        return Anchor switch { "start" => (At, At + width), "end" => (At - width, At), _ => (At - width / 2, At + width / 2) };
    }
}
