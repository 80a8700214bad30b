namespace Millibar;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The most similar candidate, or null when none is similar.</summary>
    /// <remarks>Similar: equal but for case and surrounding blanks; at most a third of its letters wrong; or one contains the other (three letters or more).</remarks>
    public static string? Find(string wanted, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = Distance(Fold(wanted), Fold(candidate));
            var allowed = Math.Max(wanted.Length, candidate.Length) / 3;
            if (distance > allowed && !Contains(wanted, candidate)) continue;
            if (distance >= bestDistance) continue;
            (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        var two = new int[b.Length + 1];
        var one = new int[b.Length + 1];
        var now = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) one[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = one[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                now[j] = Math.Min(replace, 1 + Math.Min(one[j], now[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], two[j - 2] + 1);
            }

            (two, one, now) = (one, now, two);
        }

        return one[b.Length];
    }

    /// <summary>An option's value as it must be typed: quoted where it holds blanks or signs that a shell would take.</summary>
    public static string Quote(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ',') ? name : "\"" + name.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Fold(string name) => name.Trim().ToUpperInvariant();

    private static bool Contains(string a, string b)
    {
        var (x, y) = (Fold(a), Fold(b));
        return Math.Min(x.Length, y.Length) >= 3 && (x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal));
    }
}
